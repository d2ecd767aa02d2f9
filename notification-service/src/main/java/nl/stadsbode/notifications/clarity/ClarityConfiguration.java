package nl.stadsbode.notifications.clarity;

import nl.stadsbode.chassis.security.OpenPages;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClaritySettings.class)
class ClarityConfiguration {

    @Bean
    @Order(0)
    SecurityFilterChain clarityLinksAreOpen(HttpSecurity http) throws Exception {
        return OpenPages.chain(http, "/clear/**");
    }
}
