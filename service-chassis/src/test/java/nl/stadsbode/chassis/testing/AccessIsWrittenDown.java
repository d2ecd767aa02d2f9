package nl.stadsbode.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.chassis.testing.Endpoints.Endpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint for every role stands in a table, {@code access.txt}: an endpoint that is new, or that someone else may
 * call than before, is seen there. A {@link RealServersTest} implements it.
 */
public interface AccessIsWrittenDown {

    Path TABLE = Path.of("src/test/resources/access.txt");

    /** With {@code -Daccess.write} it writes the file instead. */
    @Test
    default void each_endpoint_is_for_those_whom_the_table_names(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            @Autowired MockMvc mvc)
            throws Exception {
        Endpoints endpoints = new Endpoints(mapping);
        StringBuilder found = new StringBuilder();
        for (Endpoint endpoint : endpoints.all()) {
            found.append("%-6s %-60s %s%n".formatted(endpoint.method(), endpoint.path(), whoMay(endpoint, mvc)));
        }
        if (System.getProperty("access.write") != null) {
            Files.writeString(TABLE, found);
        }

        assertThat(found.toString().lines().toList()).isEqualTo(Files.readAllLines(TABLE));
    }

    /** The same, asked for real where asking changes nothing. */
    @Test
    default void who_is_not_named_is_refused(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            @Autowired MockMvc mvc)
            throws Exception {
        List<Endpoint> readable = new Endpoints(mapping)
                .all().stream()
                        .filter(endpoint -> endpoint.method().equals("GET"))
                        .toList();
        assertThat(readable).isNotEmpty();
        for (Endpoint endpoint : readable) {
            for (String role : Endpoints.ROLES) {
                if (!endpoint.roles().contains(role)) {
                    assertThat(status(endpoint, mvc, signedIn(endpoint, role)))
                            .as("%s as %s", endpoint.path(), role)
                            .isEqualTo(403);
                }
            }
        }
    }

    private static String whoMay(Endpoint endpoint, MockMvc mvc) throws Exception {
        int asNobody = status(endpoint, mvc, csrf());
        boolean refused = asNobody == 401 || asNobody == 403 || asNobody == 302;
        return refused
                ? endpoint.roles().equals(Endpoints.ROLES)
                        ? "all who are signed in"
                        : String.join(" ", endpoint.roles())
                : "everyone";
    }

    private static int status(Endpoint endpoint, MockMvc mvc, RequestPostProcessor who) throws Exception {
        Object[] nobodys = Stream.generate(UUID::randomUUID)
                .limit(endpoint.path().chars().filter(letter -> letter == '{').count())
                .toArray();
        return mvc.perform(request(HttpMethod.valueOf(endpoint.method()), endpoint.path(), nobodys)
                        .with(who))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static RequestPostProcessor signedIn(Endpoint endpoint, String role) {
        SimpleGrantedAuthority authority = new SimpleGrantedAuthority("ROLE_" + role);
        return endpoint.path().startsWith("/api/")
                ? jwt().authorities(authority)
                : oidcLogin().authorities(authority);
    }
}
