package nl.stadsbode.preferences.registerimport;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.chassis.sql.Keyset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files of the register that came. They are taken in one after the other: a later one may say more of the same people. */
@Repository
class RegisterImports {

    /** A page of the list of errors. */
    static final int ERRORS_PAGE = 100;

    private static final String COLUMNS = """
            select id, received_at, received_by, bytes, state, lines, lines_read, created, changed, unchanged, refused,
                   started_at, ended_at
            from register_import\s""";

    private final JdbcClient jdbc;
    private final ImportSettings settings;

    RegisterImports(JdbcClient jdbc, ImportSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    void add(UUID id, Instant at, String by) {
        jdbc.sql("""
                        insert into register_import (id, received_at, received_by, bytes, lines, state)
                        values (?, ?, ?, 0, 0, 'waiting')
                        """).param(id).param(utc(at)).param(by).update();
    }

    void received(UUID id, long bytes, long lines) {
        jdbc.sql("update register_import set bytes = ?, lines = ? where id = ?")
                .param(bytes)
                .param(lines)
                .param(id)
                .update();
    }

    Optional<RegisterImport> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Newest first. @param before an import's id, to read on from it */
    List<RegisterImport> newest(@Nullable UUID before, int atMost) {
        return jdbc.sql(COLUMNS + "where id < :before order by id desc limit :most")
                .param("before", Keyset.before(before))
                .param("most", atMost)
                .query((row, number) -> read(row))
                .list();
    }

    /** The oldest that is not finished, for this instance until the lease ends; empty where another has it. */
    @Transactional
    Optional<RegisterImport> claim(Instant now) {
        return jdbc.sql("""
                        update register_import set state = 'running', lease_until = :until,
                            started_at = coalesce(started_at, :now)
                        where id = (select id from register_import where state in ('waiting', 'running')
                                    order by id limit 1)
                          and state in ('waiting', 'running')
                          and (lease_until is null or lease_until < :now)
                        returning id, received_at, received_by, bytes, state, lines, lines_read, created, changed,
                                  unchanged, refused, started_at, ended_at
                        """)
                .param("until", utc(now.plus(settings.lease())))
                .param("now", utc(now))
                .query((row, number) -> read(row))
                .optional();
    }

    /** Locks it for a batch, in the caller's transaction. @return whether nobody else went on with it meanwhile */
    boolean lock(UUID id, long linesRead) {
        return jdbc.sql("select lines_read from register_import where id = ? and state = 'running' for update")
                .param(id)
                .query(Long.class)
                .optional()
                .filter(read -> read == linesRead)
                .isPresent();
    }

    /** Writes down what came of a batch, in its transaction. */
    void progressed(UUID id, long linesRead, Progress more, List<LineError> errors, Instant now) {
        jdbc.sql("""
                        update register_import
                        set lines_read = :read, created = created + :created, changed = changed + :changed,
                            unchanged = unchanged + :unchanged, refused = refused + :refused, lease_until = :until
                        where id = :id
                        """)
                .param("read", linesRead)
                .param("created", more.created())
                .param("changed", more.changed())
                .param("unchanged", more.unchanged())
                .param("refused", more.refused())
                .param("until", utc(now.plus(settings.lease())))
                .param("id", id)
                .update();
        if (!errors.isEmpty()) {
            keep(id, errors);
        }
    }

    /** Its content is not needed any more. */
    @Transactional
    void ended(UUID id, String state, Instant now) {
        jdbc.sql("update register_import set state = ?, ended_at = ?, lease_until = null where id = ?")
                .param(state)
                .param(utc(now))
                .param(id)
                .update();
        jdbc.sql("delete from register_import_part where import_id = ?")
                .param(id)
                .update();
    }

    private void keep(UUID id, List<LineError> errors) {
        long room = settings.errors()
                - jdbc.sql("select count(*) from register_import_error where import_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single();
        List<LineError> kept = errors.subList(0, (int) Math.clamp(room, 0, errors.size()));
        jdbc.sql("""
                        insert into register_import_error (import_id, line, field, code)
                        select ?, line, field, code from unnest(?::int8[], ?::text[], ?::text[]) as error(line, field, code)
                        on conflict do nothing
                        """)
                .param(id)
                .param(Column.longs(kept, LineError::line))
                .param(Column.texts(kept, LineError::field))
                .param(Column.texts(kept, LineError::code))
                .update();
    }

    /** In the order of the file, those of one line together. @param after the line to read on from, or 0 */
    List<LineError> errors(UUID id, long after, int atMost) {
        return jdbc.sql("""
                        select line, field, code from register_import_error where import_id = ? and line > ?
                        order by line fetch first ? rows with ties
                        """)
                .param(id)
                .param(after)
                .param(atMost)
                .query((row, number) ->
                        new LineError(row.getLong("line"), row.getString("field"), row.getString("code")))
                .list();
    }

    private static RegisterImport read(ResultSet row) throws SQLException {
        return new RegisterImport(
                row.getObject("id", UUID.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("received_by"),
                row.getLong("bytes"),
                row.getString("state"),
                row.getLong("lines"),
                row.getLong("lines_read"),
                row.getLong("created"),
                row.getLong("changed"),
                row.getLong("unchanged"),
                row.getLong("refused"),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
