package nl.stadsbode.preferences;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Knows how each resident wants to be told, and tells the other services. */
@SpringBootApplication
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Preference service",
                        version = "v1",
                        description = "How each resident wants to be told. The contact centre (role `contact`) reaches"
                                + " anyone by id; a resident reaches themself. Errors are problem details (RFC 9457) whose"
                                + " `type` does not change.",
                        license = @License(name = "EUPL-1.2")),
        servers = @Server(url = "/"),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
public class PreferenceService {

    public static void main(String[] arguments) {
        SpringApplication.run(PreferenceService.class, arguments);
    }
}
