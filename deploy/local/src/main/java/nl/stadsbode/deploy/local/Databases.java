package nl.stadsbode.deploy.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** A database per service, each its own role's; and a server that keeps what it has committed. */
final class Databases {

    static final List<String> NAMES = List.of("cases", "preferences", "notifications");

    private Databases() {}

    /** @throws StackFailure when the server would lose commits in a crash */
    static void prepare(int port) {
        try (Connection connection = DriverManager.getConnection(url(port, "postgres") + "?user=postgres");
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                requireOn(statement, setting);
            }
            for (String name : NAMES) {
                create(statement, name);
            }
        } catch (SQLException e) {
            throw new StackFailure("The databases cannot be made: " + e.getMessage(), e);
        }
    }

    static String url(int port, String database) {
        return String.format(Locale.ROOT, "jdbc:postgresql://127.0.0.1:%d/%s", port, database);
    }

    private static void requireOn(Statement statement, String setting) throws SQLException {
        String value = single(statement, "show " + setting);
        if (!"on".equals(value)) {
            throw new StackFailure("PostgreSQL runs with " + setting + " = " + value
                    + ": it could lose what it committed. End that server (deploy/down) and start again.");
        }
    }

    private static void create(Statement statement, String name) throws SQLException {
        if (isMissing(statement, "select count(*) from pg_roles where rolname = '" + name + "'")) {
            statement.execute("create role " + name + " login");
        }
        if (isMissing(statement, "select count(*) from pg_database where datname = '" + name + "'")) {
            statement.execute("create database " + name + " owner " + name);
            statement.execute("revoke all on database " + name + " from public");
        }
    }

    private static boolean isMissing(Statement statement, String count) throws SQLException {
        return "0".equals(single(statement, count));
    }

    private static String single(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
