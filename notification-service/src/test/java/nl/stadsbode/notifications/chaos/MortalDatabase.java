package nl.stadsbode.notifications.chaos;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The database as one life of the service sees it: every statement and every commit is a point before and after it. */
final class MortalDatabase extends AbstractDataSource {

    private final DataSource database;
    private final Life life;

    MortalDatabase(DataSource database, Life life) {
        this.database = database;
        this.life = life;
    }

    @Override
    public Connection getConnection() throws SQLException {
        life.requireAlive();
        Connection connection = database.getConnection();
        life.cutAtTheEnd(() -> cut(connection));
        return proxy(Connection.class, (proxy, method, arguments) -> onConnection(connection, method, arguments));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private @Nullable Object onConnection(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("commit")) {
            return between("commit", connection, method, arguments);
        }
        Object answer = call(connection, method, arguments);
        return switch (answer) {
            case CallableStatement ignored -> throw new UnsupportedOperationException("no procedure is called here");
            case PreparedStatement statement ->
                proxy(
                        PreparedStatement.class,
                        (proxy, called, given) -> onStatement(statement, (String) arguments[0], called, given));
            case Statement statement ->
                proxy(Statement.class, (proxy, called, given) -> onStatement(statement, null, called, given));
            case null, default -> answer;
        };
    }

    private @Nullable Object onStatement(
            Statement statement, @Nullable String prepared, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (!method.getName().startsWith("execute")) {
            return call(statement, method, arguments);
        }
        String sql = prepared == null && arguments != null ? String.valueOf(arguments[0]) : prepared;
        return between(verb(sql), statement, method, arguments);
    }

    private @Nullable Object between(String what, Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        life.before(what);
        Object answer = call(target, method, arguments);
        life.after(what);
        return answer;
    }

    private static String verb(@Nullable String sql) {
        return sql == null ? "statement" : sql.strip().split("\\W", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** Closes the socket under it: the server then rolls back, and lets go of its locks. */
    private static void cut(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException closed) {
            // it is cut all the same
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
