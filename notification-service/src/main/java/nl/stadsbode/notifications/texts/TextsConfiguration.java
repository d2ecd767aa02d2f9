package nl.stadsbode.notifications.texts;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TextSettings.class)
class TextsConfiguration {

    @Bean
    Texts texts(TextSettings settings, Clock clock) {
        return new Texts(settings, clock);
    }
}
