package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * PostgreSQL's buffers as those of a server that has run for a while: full. Emptied tables leave them free, and a new page
 * that takes a free buffer costs less than one that has to put out another.
 */
final class FullBuffers implements AutoCloseable {

    private static final String OTHERS = "others_in_buffers";

    /** As many pages as there are buffers: four rows to a page of 8 KiB, none of them so long that it is compressed. */
    private static final String MAKE = """
            create unlogged table %s as
            select repeat(md5(number::text), 60) as filler
            from generate_series(1, 4 * (select setting::integer from pg_settings where name = 'shared_buffers')) as number
            """.formatted(OTHERS);

    private final Databases databases;

    FullBuffers(Databases databases) {
        this.databases = databases;
        onServer("drop table if exists " + OTHERS, MAKE, "create extension if not exists pg_prewarm");
    }

    /** With pages of others, none of which is to be written; what is needed next puts them out. */
    void fill() {
        onServer("checkpoint", "select pg_prewarm('%s')".formatted(OTHERS));
    }

    @Override
    public void close() {
        onServer("drop table " + OTHERS);
    }

    private void onServer(String... statements) {
        try (Connection connection = databases.connect("postgres")) {
            for (String statement : statements) {
                Databases.execute(connection, statement);
            }
        } catch (SQLException failed) {
            throw new Measuring.Failed("the buffers of PostgreSQL", failed);
        }
    }
}
