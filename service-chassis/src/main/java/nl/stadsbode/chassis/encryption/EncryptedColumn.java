package nl.stadsbode.chassis.encryption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.chassis.sql.Keyset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A column of ciphertexts that are encrypted anew where they stand. One that another transaction changes meanwhile is left to
 * it.
 */
public final class EncryptedColumn implements EncryptedRows {

    private static final Logger log = LoggerFactory.getLogger(EncryptedColumn.class);

    private record Row(UUID id, String boundTo, byte @Nullable [] sealed) {}

    private record Renewed(UUID id, byte[] before, byte[] after) {}

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final String table;
    private final String id;
    private final String column;
    private final String boundTo;
    private final String condition;

    /**
     * @param id column with the row's own id
     * @param boundTo column with the id that its ciphertext is bound to, or an expression that gives it
     */
    public EncryptedColumn(
            JdbcClient jdbc, PersonalData personalData, String table, String id, String column, String boundTo) {
        this(jdbc, personalData, table, id, column, boundTo, "true");
    }

    /** @param condition on which the column holds a ciphertext */
    public EncryptedColumn(
            JdbcClient jdbc,
            PersonalData personalData,
            String table,
            String id,
            String column,
            String boundTo,
            String condition) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.table = table;
        this.id = id;
        this.column = column;
        this.boundTo = boundTo;
        this.condition = condition;
    }

    @Override
    public String what() {
        return table + "." + column;
    }

    @Override
    public Walked walk(@Nullable UUID after, int atMost, byte[] prefix) {
        List<Row> rows = jdbc.sql("""
                        select %1$s as id, %2$s as bound_to,
                               case when %5$s and substring(%3$s from 1 for ?) <> ? then %3$s end as sealed
                        from %4$s where %1$s > ? order by %1$s limit ?
                        """.formatted(id, boundTo, column, table, condition))
                .param(prefix.length)
                .param(prefix)
                .param(Keyset.after(after))
                .param(atMost)
                .query((row, number) -> row(row))
                .list();
        List<Row> old = rows.stream().filter(row -> row.sealed != null).toList();
        update(old.stream().flatMap(this::renewed).toList());
        return new Walked(rows.isEmpty() ? null : rows.getLast().id, rows.size(), old.size());
    }

    /** What cannot be decrypted with any of our keys stays, and keeps the rows from being clean. */
    private Stream<Renewed> renewed(Row row) {
        byte[] sealed = Objects.requireNonNull(row.sealed);
        try {
            byte[] plain = personalData.decrypt(sealed, row.boundTo);
            byte[] anew = personalData.encrypt(plain, row.boundTo);
            Arrays.fill(plain, (byte) 0);
            return Stream.of(new Renewed(row.id, sealed, anew));
        } catch (PersonalData.CannotDecrypt unreadable) {
            log.error("{} of {} is under no key of ours", what(), row.id);
            return Stream.empty();
        }
    }

    private void update(List<Renewed> renewed) {
        if (renewed.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update %1$s set %2$s = renewed.after
                        from unnest(?::uuid[], ?::bytea[], ?::bytea[]) as renewed(id, before, after)
                        where %1$s.%3$s = renewed.id and %1$s.%2$s = renewed.before
                        """.formatted(table, column, id))
                .param(Column.uuids(renewed, Renewed::id))
                .param(Column.bytes(renewed, Renewed::before))
                .param(Column.bytes(renewed, Renewed::after))
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getString("bound_to"), row.getBytes("sealed"));
    }
}
