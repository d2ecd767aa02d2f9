package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The databases of the stack, as its services reach them. */
final class Databases {

    /** By which our own connections are told from those of the services. */
    static final String APPLICATION = "stadsbode-bench";

    private final String server;

    /** @param environment with {@code STADSBODE_POSTGRESQL}, host:port */
    Databases(Map<String, String> environment) {
        this.server = environment.getOrDefault("STADSBODE_POSTGRESQL", "127.0.0.1:15432");
    }

    Connection connect(String database, String user) {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://" + server + "/" + database + "?ApplicationName=" + APPLICATION, user, "");
        } catch (SQLException away) {
            throw new Measuring.Failed("the database " + database + " cannot be reached", away);
        }
    }

    Connection connect(String database) {
        return connect(database, database);
    }

    /** Whether PostgreSQL's buffers are: every page that a connection touches for the first time costs less then. */
    boolean areInHugePages() {
        try (Connection connection = connect("notifications")) {
            return text(connection, "show huge_pages_status").equals("on");
        } catch (SQLException failed) {
            throw new Measuring.Failed("how PostgreSQL keeps its buffers", failed);
        }
    }

    static long number(Connection connection, String query, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException failed) {
            throw new Measuring.Failed("a figure cannot be read", failed);
        }
    }

    /** The newest of ids that rise with time; the nil one where there is none. What is counted from it on is what is new. */
    static UUID newest(Connection connection, String table, String column) {
        String query = "select %1$s from %2$s order by %1$s desc limit 1".formatted(column, table);
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getObject(1, UUID.class) : new UUID(0, 0);
        } catch (SQLException failed) {
            throw new Measuring.Failed("the newest " + table + " cannot be read", failed);
        }
    }

    static Instant instant(Connection connection, String query, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getTimestamp(1).toInstant();
            }
        } catch (SQLException failed) {
            throw new Measuring.Failed("a moment cannot be read", failed);
        }
    }

    static String text(Connection connection, String query) {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException failed) {
            throw new Measuring.Failed("a text cannot be read", failed);
        }
    }

    static void execute(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new Measuring.Failed("a statement failed", failed);
        }
    }
}
