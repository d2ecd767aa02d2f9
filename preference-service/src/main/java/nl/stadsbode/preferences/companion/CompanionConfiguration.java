package nl.stadsbode.preferences.companion;

import nl.stadsbode.chassis.security.OpenPages;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who is asked to read along has no account: the token is the proof. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CompanionSettings.class)
class CompanionConfiguration {

    @Bean
    @Order(0)
    SecurityFilterChain readingAlong(HttpSecurity http) throws Exception {
        return OpenPages.chain(http, "/reading-along/**");
    }
}
