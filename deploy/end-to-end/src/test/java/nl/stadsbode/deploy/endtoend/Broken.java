package nl.stadsbode.deploy.endtoend;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A service's table that refuses some rows, as a defect of ours would; closing it is mending. */
final class Broken implements AutoCloseable {

    private final String database;
    private final String user;
    private final String table;

    /** @param accepts condition of the rows that it still takes */
    Broken(String database, String user, String table, String accepts) {
        this.database = database;
        this.user = user;
        this.table = table;
        execute("alter table " + table + " add constraint broken check (" + accepts + ") not valid");
    }

    @Override
    public void close() {
        execute("alter table " + table + " drop constraint broken");
    }

    private void execute(String statement) {
        try (Connection connection = DriverManager.getConnection(database, user, "");
                Statement each = connection.createStatement()) {
            each.execute(statement);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
