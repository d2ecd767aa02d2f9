package nl.stadsbode.chassis.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Every statement that a service has asked its database, with the values it was last asked with, so that a test can have
 * the database explain what really runs and not a copy of it.
 */
public final class AskedQueries implements BeanPostProcessor {

    /**
     * @param settings how the values were set, to be done again on a statement that explains it
     * @param forValues whether it was planned for them, each time
     */
    private record Asked(String sql, List<Setting> settings, boolean forValues) {}

    private record Setting(Method setter, Object[] values) {}

    /**
     * @param sql one line
     * @param plan as the database writes it
     */
    public record Explained(String sql, String plan) {

        private static final Pattern READ = Pattern.compile(
                "(?:Seq Scan|Index (?:Only )?Scan(?: Backward)? using (?<index>\\S+)) on (?<table>\\S+)");

        /** A step that takes all that the steps below it give, before it gives anything itself. */
        private static final Pattern TAKES_ALL = Pattern.compile("^(Sort|(Partial |Mixed|Hash|Group)?Aggregate|Hash) ");

        /**
         * Whether it reads the whole of a table of this name: row by row, or in the order of an index without any condition
         * on it. The first few in that order are not the whole, unless most of them may be passed over; nor is what the index
         * itself is confined to.
         *
         * @param confined indexes that hold some rows only
         */
        public boolean readsAllOf(String table, List<String> confined) {
            List<String> lines = plan.lines().toList();
            return IntStream.range(0, lines.size()).anyMatch(at -> {
                Matcher read = READ.matcher(lines.get(at));
                if (!read.find() || !read.group("table").equals(table)) {
                    return false;
                }
                String index = read.group("index");
                return index == null
                        || !(confined.contains(index)
                                || says(lines, at, "Index Cond:")
                                || isLimited(lines, at) && !says(lines, at, "Filter:"));
            });
        }

        /** What a step says of itself stands below it, before the next step. */
        private static boolean says(List<String> lines, int step, String words) {
            return lines.stream()
                    .skip(step + 1L)
                    .takeWhile(line -> !isStep(line) && depth(line) > depth(lines.get(step)))
                    .anyMatch(line -> line.contains(words));
        }

        private static boolean isLimited(List<String> lines, int step) {
            int depth = depth(lines.get(step));
            for (String above : lines.subList(0, step).reversed()) {
                if (depth(above) < depth && (isStep(above) || depth(above) == 0)) {
                    depth = depth(above);
                    String does = above.strip().replaceFirst("^->\\s+", "");
                    if (does.startsWith("Limit") || TAKES_ALL.matcher(does).find()) {
                        return does.startsWith("Limit");
                    }
                }
            }
            return false;
        }

        private static boolean isStep(String line) {
            return line.stripLeading().startsWith("->");
        }

        private static int depth(String line) {
            return line.length() - line.stripLeading().length();
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

    /** Explains all that was asked until now, with its values, on a connection and in the transaction of the caller. */
    public List<Explained> explain(Connection connection) throws SQLException {
        return explain(each -> plan(connection, each));
    }

    /** The same by the plan that the database keeps for whatever values come, but of what is planned for its values. */
    public List<Explained> explainKept(Connection connection) throws SQLException {
        return explain(each -> each.forValues() ? plan(connection, each) : keptPlan(connection, each));
    }

    private interface Plan {
        String of(Asked asked) throws SQLException;
    }

    private List<Explained> explain(Plan plan) throws SQLException {
        List<Explained> explained = new ArrayList<>();
        for (Asked each : List.copyOf(asked.values())) {
            if (each.sql().stripLeading().matches("(?is)(select|insert|update|delete|with)\\b.*")) {
                String line = each.sql().replaceAll("\\s+", " ").strip();
                try {
                    explained.add(new Explained(line, plan.of(each)));
                } catch (SQLException refused) {
                    throw new SQLException("cannot be explained: " + line, refused);
                }
            }
        }
        return explained;
    }

    private static String plan(Connection connection, Asked asked) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("explain " + asked.sql())) {
            for (Setting setting : asked.settings()) {
                call(setting.setter(), statement, setting.values());
            }
            return text(statement.executeQuery());
        }
    }

    private static String keptPlan(Connection connection, Asked asked) throws SQLException {
        List<String> types = types(connection, asked);
        String declared = types.isEmpty() ? "" : "(" + String.join(", ", types) + ")";
        String nulls = types.isEmpty() ? "" : "(" + String.join(", ", Collections.nCopies(types.size(), "null")) + ")";
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local plan_cache_mode = force_generic_plan");
            statement.execute("prepare asked" + declared + " as " + numbered(asked.sql()));
            String plan = text(statement.executeQuery("explain execute asked" + nulls));
            statement.execute("deallocate asked");
            return plan;
        }
    }

    private static String text(ResultSet plan) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (plan) {
            while (plan.next()) {
                text.append(plan.getString(1)).append('\n');
            }
        }
        return text.toString();
    }

    /** As the database understands them, for the values that the service set. */
    private static List<String> types(Connection connection, Asked asked) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(asked.sql())) {
            for (Setting setting : asked.settings()) {
                call(setting.setter(), statement, setting.values());
            }
            ParameterMetaData parameters = statement.getParameterMetaData();
            List<String> types = new ArrayList<>();
            for (int at = 1; at <= parameters.getParameterCount(); at++) {
                types.add(parameters.getParameterTypeName(at));
            }
            return types;
        }
    }

    /** With the parameters as the database writes them. No statement of ours has a question mark in a text. */
    private static String numbered(String sql) {
        AtomicInteger number = new AtomicInteger();
        return Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "\\$" + number.incrementAndGet());
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
        AtomicBoolean forValues = new AtomicBoolean();
        return proxy(Connection.class, (method, values) -> {
            Object answer = call(method, connection, values);
            if (List.of("commit", "rollback").contains(method.getName())) {
                forValues.set(false);
            }
            if (answer instanceof PreparedStatement prepared && values[0] instanceof String sql) {
                return listening(prepared, sql, forValues);
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
                asked.put(sql, new Asked(sql, List.of(), false));
            }
            return call(method, statement, values);
        });
    }

    private PreparedStatement listening(PreparedStatement statement, String sql, AtomicBoolean forValues) {
        List<Setting> settings = new ArrayList<>();
        return proxy(PreparedStatement.class, (method, values) -> {
            if (method.getName().startsWith("set") && values.length >= 2) {
                settings.add(new Setting(method, values.clone()));
            } else if (method.getName().equals("clearParameters")) {
                settings.clear();
            } else if (method.getName().startsWith("execute") && askedByTheService()) {
                forValues.compareAndSet(false, sql.equals("set local plan_cache_mode = force_custom_plan"));
                asked.put(sql, new Asked(sql, List.copyOf(settings), forValues.get()));
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
