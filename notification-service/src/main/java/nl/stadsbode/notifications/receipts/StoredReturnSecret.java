package nl.stadsbode.notifications.receipts;

import nl.stadsbode.notifications.carriers.ReturnSecret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Made by the database when it was set up. */
@Component
class StoredReturnSecret implements ReturnSecret {

    private final JdbcClient jdbc;

    StoredReturnSecret(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public byte[] bytes() {
        return jdbc.sql("select secret from return_seal").query(byte[].class).single();
    }
}
