package nl.stadsbode.notifications.unsubscribing;

import nl.stadsbode.chassis.security.OpenPages;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Open to everyone, without a session: mail providers send no cookies, and what is not remembered needs no CSRF token. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UnsubscribeSettings.class)
class UnsubscribeConfiguration {

    @Bean
    @Order(0)
    SecurityFilterChain unsubscribe(HttpSecurity http) throws Exception {
        return OpenPages.chain(http, "/unsubscribe/**");
    }
}
