package nl.stadsbode.chassis.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Every statement that a service has asked its database, with the values it was last asked with, so that a test can have
 * the database explain what really runs and not a copy of it.
 */
public final class AskedQueries implements BeanPostProcessor {

    /** @param settings how the values were set, to be done again on a statement that explains it */
    private record Asked(String sql, List<Setting> settings) {}

    private record Setting(Method setter, Object[] values) {}

    /**
     * @param sql one line
     * @param plan as the database writes it
     */
    public record Explained(String sql, String plan) {

        /** Whether it reads the whole of a table of this name. */
        public boolean readsAllOf(String table) {
            return plan.lines().anyMatch(line -> line.matches(".*Seq Scan on " + table + "( .*)?"));
        }
    }

    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource original ? new Listening(original) : bean;
    }

    public void forget() {
        asked.clear();
    }

    /** Whether a statement with these words was asked. */
    public boolean has(String words) {
        return asked.keySet().stream()
                .anyMatch(sql -> sql.replaceAll("\\s+", " ").contains(words));
    }

    /** Explains all that was asked until now, on a connection and in the transaction of the caller. */
    public List<Explained> explain(Connection connection) throws SQLException {
        List<Explained> explained = new ArrayList<>();
        for (Asked each : List.copyOf(asked.values())) {
            if (!each.sql().stripLeading().matches("(?is)(select|insert|update|delete|with)\\b.*")) {
                continue;
            }
            // as the service asks it: with its own values, and a plan of its own
            try (PreparedStatement statement = connection.prepareStatement("explain " + each.sql())) {
                for (Setting setting : each.settings()) {
                    call(setting.setter(), statement, setting.values());
                }
                explained.add(new Explained(each.sql().replaceAll("\\s+", " ").strip(), plan(statement)));
            } catch (SQLException refused) {
                throw new SQLException(
                        "cannot be explained: "
                                + each.sql().replaceAll("\\s+", " ").strip(),
                        refused);
            }
        }
        return explained;
    }

    private static String plan(PreparedStatement statement) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet lines = statement.executeQuery()) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private final class Listening extends DelegatingDataSource {

        Listening(DataSource original) {
            super(original);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return listening(super.getConnection());
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return listening(super.getConnection(user, password));
        }
    }

    private Connection listening(Connection connection) {
        return proxy(Connection.class, (method, values) -> {
            Object answer = call(method, connection, values);
            if (answer instanceof PreparedStatement prepared && values[0] instanceof String sql) {
                return listening(prepared, sql);
            }
            return answer instanceof Statement plain ? listening(plain) : answer;
        });
    }

    private Statement listening(Statement statement) {
        return proxy(Statement.class, (method, values) -> {
            if (method.getName().startsWith("execute")
                    && values.length > 0
                    && values[0] instanceof String sql
                    && askedByTheService()) {
                asked.put(sql, new Asked(sql, List.of()));
            }
            return call(method, statement, values);
        });
    }

    private PreparedStatement listening(PreparedStatement statement, String sql) {
        List<Setting> settings = new ArrayList<>();
        return proxy(PreparedStatement.class, (method, values) -> {
            if (method.getName().startsWith("set") && values.length >= 2) {
                settings.add(new Setting(method, values.clone()));
            } else if (method.getName().equals("clearParameters")) {
                settings.clear();
            } else if (method.getName().startsWith("execute") && askedByTheService()) {
                asked.put(sql, new Asked(sql, List.copyOf(settings)));
            }
            return call(method, statement, values);
        });
    }

    /** Not by a test, which asks the same database through the same pool. */
    private static boolean askedByTheService() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(type -> type.getName().startsWith("nl.stadsbode."))
                        .filter(type -> type.getNestHost() != AskedQueries.class)
                        .findFirst())
                .map(type -> type.getProtectionDomain().getCodeSource())
                .filter(source ->
                        source != null && !source.getLocation().getPath().matches(".*(/test-classes/|-tests\\.jar)"))
                .isPresent();
    }

    private interface Call {
        @Nullable
        Object with(Method method, Object[] values) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, values) -> call.with(method, values == null ? new Object[0] : values)));
    }

    private static @Nullable Object call(Method method, Object target, Object[] values) throws SQLException {
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof SQLException sql) {
                throw sql;
            }
            if (thrown.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
