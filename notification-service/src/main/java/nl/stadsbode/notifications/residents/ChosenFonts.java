package nl.stadsbode.notifications.residents;

import java.util.UUID;
import nl.stadsbode.chassis.page.FontOfReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which font residents read their own pages here: as soon as what they chose has arrived. */
@Component
class ChosenFonts implements FontOfReader {

    private final JdbcClient jdbc;

    ChosenFonts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isEasy(UUID resident) {
        return jdbc.sql("select coalesce(preferences ->> 'easyFont' = 'true', false) from resident where id = ?")
                .param(resident)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
