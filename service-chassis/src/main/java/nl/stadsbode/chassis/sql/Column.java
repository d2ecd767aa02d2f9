package nl.stadsbode.chassis.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.support.AbstractSqlTypeValue;

/**
 * One column of a batch, as the array parameter of a statement that reads it with {@code unnest}: one round trip for
 * many rows.
 */
public final class Column extends AbstractSqlTypeValue {

    private final String type;
    private final @Nullable Object[] values;

    private Column(String type, @Nullable Object[] values) {
        this.type = type;
        this.values = values;
    }

    public static <T> Column texts(Collection<T> rows, Function<T, @Nullable String> value) {
        return column("text", rows, value, String[]::new);
    }

    public static <T> Column uuids(Collection<T> rows, Function<T, @Nullable UUID> value) {
        return column("uuid", rows, value, UUID[]::new);
    }

    public static Column uuids(Collection<UUID> ids) {
        return uuids(ids, id -> id);
    }

    public static <T> Column longs(Collection<T> rows, Function<T, @Nullable Long> value) {
        return column("int8", rows, value, Long[]::new);
    }

    public static <T> Column ints(Collection<T> rows, Function<T, @Nullable Integer> value) {
        return column("int4", rows, value, Integer[]::new);
    }

    public static <T> Column booleans(Collection<T> rows, Function<T, @Nullable Boolean> value) {
        return column("bool", rows, value, Boolean[]::new);
    }

    public static <T> Column bytes(Collection<T> rows, Function<T, byte @Nullable []> value) {
        return column("bytea", rows, value::apply, byte[][]::new);
    }

    public static <T> Column instants(Collection<T> rows, Function<T, @Nullable Instant> value) {
        return column(
                "timestamptz",
                rows,
                row -> {
                    Instant moment = value.apply(row);
                    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
                },
                Object[]::new);
    }

    private static <T> Column column(
            String type,
            Collection<T> rows,
            Function<T, ? extends @Nullable Object> value,
            IntFunction<? extends @Nullable Object[]> array) {
        @Nullable Object[] values = array.apply(rows.size());
        int next = 0;
        for (T row : rows) {
            values[next++] = value.apply(row);
        }
        return new Column(type, values);
    }

    @Override
    protected Object createTypeValue(Connection connection, int sqlType, @Nullable String typeName)
            throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
