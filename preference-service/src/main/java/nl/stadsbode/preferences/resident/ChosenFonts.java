package nl.stadsbode.preferences.resident;

import nl.stadsbode.chassis.page.FontOfReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In which font residents read their own pages here. */
@Configuration(proxyBeanMethods = false)
class ChosenFonts {

    @Bean
    FontOfReader chosenFont(JdbcClient jdbc) {
        return FontOfReader.in(jdbc, "select easy_font from resident where id = ?");
    }
}
