package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The least that a send path costs on this machine, with bare Kafka clients and JDBC; and the least that ours costs, with
 * all that it keeps.
 */
final class Floor {

    private final Databases databases;
    private final String brokers;
    private final String run;
    private int measurements;
    private String topic = "";

    Floor(Databases databases, String brokers, String run) {
        this.databases = databases;
        this.brokers = brokers;
        this.run = run;
    }

    /**
     * @param json data of a status change, as long as a real one
     * @param octetsKept of what was sent, deflated and encrypted, as many as ours keeps
     */
    record Event(String json, int octetsKept) {}

    /** @return notifications a second, from a prefilled outbox to the last lifecycle event published */
    double endToEnd(int events, Event event) {
        return measured(
                events,
                event,
                database -> List.of(
                        relay(database, "event_outbox", "events", events),
                        intake(database, "events", FloorIntake.PLANNED, events),
                        with(database, connection -> new FloorSender(connection).send(events)),
                        relay(database, "lifecycle_outbox", "lifecycle", events)));
    }

    /**
     * The same with all that is promised besides written down: lanes, intents, texts, attempts, and what the case keeps.
     * Nothing is thought about: nobody is looked up, nothing is planned, rendered, traced, counted or checked.
     *
     * @return notifications a second, to the last one kept with its case
     */
    double keepingAll(int events, Event event) {
        return measured(events, event, database -> keepingAll(database, events, event));
    }

    /**
     * The same once more, load after load, with rows there of so many that went before.
     *
     * @return notifications a second of each load
     */
    List<Double> keepingAll(int there, FullBuffers buffers, List<Integer> loads, Event event) {
        List<Double> perSecond = new ArrayList<>();
        onOwnTables((database, workers) -> {
            FloorHistory.write(database, there, event);
            buffers.fill();
            for (int events : loads) {
                perSecond.add(perSecond(database, workers, events, event, tables -> keepingAll(tables, events, event)));
            }
        });
        return perSecond;
    }

    private List<Callable<Void>> keepingAll(FloorDatabase database, int events, Event event) {
        return List.of(
                relay(database, "event_outbox", "events", events),
                intake(database, "events", FloorIntake.PLANNED_IN_LANES, events),
                with(database, connection -> new FloorKeepingSender(connection, event).send(events)),
                relay(database, "lifecycle_outbox", "lifecycle", events),
                intake(database, "lifecycle", FloorIntake.TOLD, events));
    }

    /** Single changes, each in a transaction, with all that is kept. @param warmUp before it, not measured */
    Latency.Result steady(SteadyRate warmUp, SteadyRate rate, Event event) {
        CompletableFuture<Latency.Result> result = new CompletableFuture<>();
        onOwnTables((database, workers) -> {
            List<Callable<Void>> works =
                    new ArrayList<>(keepingAll(database, warmUp.changes() + rate.changes(), event));
            works.add(with(database, connection -> {
                try (FloorChanges changes = new FloorChanges(database, event)) {
                    warmUp.measure(number -> changes.make(), connection);
                    result.complete(rate.measure(number -> changes.make(), connection));
                }
            }));
            doAll(works, workers);
        });
        return result.join();
    }

    /** @return events a second, from a prefilled outbox to the broker */
    double outbox(int events, Event event) {
        return measured(events, event, database -> List.of(relay(database, "event_outbox", "events", events)));
    }

    private interface Work {
        void with(Connection connection) throws Exception;
    }

    private interface Plan {
        List<Callable<Void>> on(FloorDatabase database);
    }

    private interface Measurement {
        void of(FloorDatabase database, ExecutorService workers)
                throws InterruptedException, ExecutionException, SQLException;
    }

    private Callable<Void> relay(FloorDatabase database, String table, String part, int events) {
        return with(
                database, connection -> new FloorRelay(connection, brokers, table, topic + "-" + part).publish(events));
    }

    private Callable<Void> intake(FloorDatabase database, String part, String sql, int events) {
        return with(database, connection -> new FloorIntake(connection, brokers, topic + "-" + part, sql).take(events));
    }

    private static Callable<Void> with(FloorDatabase database, Work work) {
        return () -> {
            try (Connection connection = database.connect()) {
                work.with(connection);
            }
            return null;
        };
    }

    private double measured(int events, Event event, Plan plan) {
        List<Double> perSecond = new ArrayList<>();
        onOwnTables((database, workers) -> perSecond.add(perSecond(database, workers, events, event, plan)));
        return perSecond.getFirst();
    }

    private static double perSecond(FloorDatabase database, ExecutorService workers, int events, Event event, Plan plan)
            throws InterruptedException, ExecutionException, SQLException {
        fill(database, events, event);
        long begun = System.nanoTime();
        doAll(plan.on(database), workers);
        return Measuring.perSecond(events, System.nanoTime() - begun);
    }

    private void onOwnTables(Measurement measurement) {
        topic = run + "-floor-" + ++measurements;
        try (OwnTopics topics = OwnTopics.made(brokers, Set.of(topic + "-events", topic + "-lifecycle"));
                FloorDatabase database = new FloorDatabase(databases);
                ExecutorService workers = Executors.newCachedThreadPool()) {
            measurement.of(database, workers);
        } catch (InterruptedException | ExecutionException | SQLException failed) {
            throw new Measuring.Failed("the floor", failed);
        }
    }

    /** One that fails ends the others: they wait for what it will not do. */
    private static void doAll(List<Callable<Void>> works, ExecutorService workers)
            throws InterruptedException, ExecutionException {
        CompletionService<Void> ended = new ExecutorCompletionService<>(workers);
        works.forEach(ended::submit);
        try {
            for (int i = 0; i < works.size(); i++) {
                ended.take().get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            workers.shutdownNow();
            throw failed;
        }
    }

    private static void fill(FloorDatabase database, int events, Event event) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into event_outbox (key, id, data)
                        select id::text, id, convert_to(?, 'UTF8') from (
                            select uuidv7() as id from generate_series(1, ?)) as fresh
                        """)) {
            insert.setString(1, event.json());
            insert.setInt(2, events);
            insert.executeUpdate();
            Databases.execute(connection, "vacuum analyze event_outbox");
        }
    }
}
