package nl.stadsbode.preferences.verification;

import nl.stadsbode.chassis.security.OpenPages;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Links are open to everyone, without a session: the token is the proof, and what is not remembered needs no CSRF token. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VerificationSettings.class)
class VerificationConfiguration {

    @Bean
    @Order(0)
    SecurityFilterChain confirmation(HttpSecurity http) throws Exception {
        return OpenPages.chain(http, "/confirmation/**");
    }
}
