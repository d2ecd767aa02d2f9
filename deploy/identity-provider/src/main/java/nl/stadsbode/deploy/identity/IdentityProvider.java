package nl.stadsbode.deploy.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** An OpenID Connect provider for local use: fixed people, everything in memory but its signing key. */
@SpringBootApplication
@EnableConfigurationProperties(IdentitySettings.class)
public class IdentityProvider {

    public static void main(String[] arguments) {
        SpringApplication.run(IdentityProvider.class, arguments);
    }
}
