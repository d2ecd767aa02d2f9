package nl.stadsbode.notifications.residents;

import nl.stadsbode.chassis.page.FontOfReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In which font residents read their own pages here: as soon as what they chose has arrived. */
@Configuration(proxyBeanMethods = false)
class ChosenFonts {

    @Bean
    FontOfReader chosenFont(JdbcClient jdbc) {
        return FontOfReader.in(
                jdbc, "select coalesce(preferences ->> 'easyFont' = 'true', false) from resident where id = ?");
    }
}
