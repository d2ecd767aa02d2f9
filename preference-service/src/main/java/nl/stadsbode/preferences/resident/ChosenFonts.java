package nl.stadsbode.preferences.resident;

import java.util.UUID;
import nl.stadsbode.chassis.page.FontOfReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which font residents read their own pages here. */
@Component
class ChosenFonts implements FontOfReader {

    private final JdbcClient jdbc;

    ChosenFonts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isEasy(UUID resident) {
        return jdbc.sql("select easy_font from resident where id = ?")
                .param(resident)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
