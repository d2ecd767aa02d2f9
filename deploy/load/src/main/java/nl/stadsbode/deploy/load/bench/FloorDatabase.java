package nl.stadsbode.deploy.load.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** A database of its own for the floor, on the server of the stack; gone when it is closed. */
final class FloorDatabase implements AutoCloseable {

    private static final String NAME = "bench_floor";
    private static final String SUPERUSER = "postgres";

    private final Databases databases;

    FloorDatabase(Databases databases) {
        this.databases = databases;
        drop();
        onServer("create database " + NAME);
        try (Connection connection = connect();
                InputStream tables = Objects.requireNonNull(getClass().getResourceAsStream("floor.sql"))) {
            Databases.execute(connection, new String(tables.readAllBytes(), StandardCharsets.UTF_8));
        } catch (SQLException | IOException failed) {
            throw new Measuring.Failed("the tables of the floor", failed);
        }
    }

    Connection connect() {
        return databases.connect(NAME, SUPERUSER);
    }

    @Override
    public void close() {
        drop();
    }

    private void drop() {
        onServer("drop database if exists " + NAME + " with (force)");
    }

    private void onServer(String sql) {
        try (Connection connection = databases.connect("postgres", SUPERUSER)) {
            Databases.execute(connection, sql);
        } catch (SQLException failed) {
            throw new Measuring.Failed("the database of the floor", failed);
        }
    }
}
