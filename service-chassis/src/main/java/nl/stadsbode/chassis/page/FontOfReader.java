package nl.stadsbode.chassis.page;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which font a resident reads best. A service that knows it has a bean of this; its pages are in that font then. */
@FunctionalInterface
public interface FontOfReader {

    /** @return whether they chose the one that is easier to read */
    boolean isEasy(UUID resident);

    /**
     * As the service's database says; of who is not in it, no.
     *
     * @param question whether they chose it, in SQL, with the resident's id as its one parameter
     */
    static FontOfReader in(JdbcClient jdbc, String question) {
        return resident -> jdbc.sql(question)
                .param(resident)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
