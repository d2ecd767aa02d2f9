package nl.stadsbode.preferences.resident;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One statement for many rows: each column is an array parameter for {@code unnest}, cast in the SQL. */
final class Batch<T> {

    /** What a row has in a column. */
    @FunctionalInterface
    interface Column<T> {
        @Nullable
        Object of(T row);
    }

    private final List<T> rows;
    private JdbcClient.StatementSpec statement;

    private Batch(List<T> rows, JdbcClient.StatementSpec statement) {
        this.rows = rows;
        this.statement = statement;
    }

    static <T> Batch<T> of(JdbcClient jdbc, List<T> rows, String sql) {
        return new Batch<>(rows, jdbc.sql(sql));
    }

    /** A column that is sent as text; null stays null. */
    Batch<T> text(String name, Column<T> value) {
        @Nullable String[] column = new String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            Object cell = value.of(rows.get(i));
            column[i] = cell == null ? null : cell.toString();
        }
        statement = statement.param(name, column);
        return this;
    }

    Batch<T> bytes(String name, Function<T, byte[]> value) {
        byte[][] column = new byte[rows.size()][];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        statement = statement.param(name, column);
        return this;
    }

    /** Rows touched; nothing is sent when there are none. */
    int update() {
        return rows.isEmpty() ? 0 : statement.update();
    }
}
