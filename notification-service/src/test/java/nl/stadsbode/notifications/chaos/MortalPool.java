package nl.stadsbode.notifications.chaos;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The connection pool of one life: who asks it after the end does not wait for a connection that never comes. */
final class MortalPool extends AbstractDataSource implements AutoCloseable {

    private final HikariDataSource pool;
    private final Life life;

    MortalPool(HikariDataSource pool, Life life) {
        this.pool = pool;
        this.life = life;
    }

    @Override
    public Connection getConnection() throws SQLException {
        life.requireAlive();
        try {
            return pool.getConnection();
        } catch (SQLException refused) {
            life.requireAlive();
            throw refused;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public void close() {
        pool.close();
    }
}
