package nl.stadsbode.chassis.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes one shard of the outbox, as the only one that does: it holds the shard's session advisory lock on the very
 * connection that reads and deletes, and a transactional producer, initialised after the lock is held, that fences a
 * deposed relay. On any error nothing is deleted, the producer is closed without waiting, and all begins anew.
 *
 * <p>Whose fault a refusal is, is known of an event that goes alone: those of a transaction that was refused go by halves
 * until it is found.
 */
final class ShardRelay implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ShardRelay.class);
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);

    /** How often it is asked what is parked: an operator may have had it published. */
    private static final long ASK_PARKED_NANOS = Duration.ofSeconds(1).toNanos();

    private final int shard;
    private final DataSource database;
    private final Supplier<Producer<String, byte[]>> producers;
    private final OutboxSettings settings;
    private final OutboxBell bell;
    private final OutboxMetrics metrics;
    private final String source;
    private int atOnce;
    /** Events of a transaction that was refused, which have not gone since. */
    private int suspects;

    ShardRelay(
            int shard,
            DataSource database,
            Supplier<Producer<String, byte[]>> producers,
            OutboxSettings settings,
            OutboxBell bell,
            OutboxMetrics metrics,
            String source) {
        this.shard = shard;
        this.database = database;
        this.producers = producers;
        this.settings = settings;
        this.bell = bell;
        this.metrics = metrics;
        this.source = source;
        this.atOnce = settings.batch();
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(true);
                ShardRows rows = new ShardRows(connection, shard, source);
                if (rows.lock()) {
                    relayLocked(rows);
                } else {
                    pause(settings.poll());
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } catch (Exception broken) {
                if (interrupted(broken)) {
                    return;
                }
                log.warn("outbox shard {}: begins anew after {}", shard, broken.toString());
                pauseUnlessInterrupted();
            }
        }
    }

    /** Whatever fails, the lock is given back: the connection goes to whoever asks for one next. */
    private void relayLocked(ShardRows rows) throws Exception {
        try {
            relay(rows);
        } finally {
            rows.unlock();
        }
    }

    private void relay(ShardRows rows) throws Exception {
        Producer<String, byte[]> producer = producers.get();
        try {
            producer.initTransactions();
            Set<String> parked = rows.parkedKeys();
            long askedAt = System.nanoTime();
            Tidying tidying = new Tidying();
            while (!Thread.currentThread().isInterrupted()) {
                List<ShardRows.Row> batch = rows.oldest(atOnce, parked);
                if (batch.isEmpty()) {
                    bell.await(shard, jittered(settings.poll()));
                } else {
                    publish(rows, producer, batch);
                    if (tidying.isDue(batch.size())) {
                        rows.vacuum();
                    }
                    letSomeGather(batch);
                }
                if (System.nanoTime() - askedAt > ASK_PARKED_NANOS) {
                    parked = rows.parkedKeys();
                    askedAt = System.nanoTime();
                }
            }
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private void publish(ShardRows rows, Producer<String, byte[]> producer, List<ShardRows.Row> batch)
            throws SQLException, ExecutionException, InterruptedException {
        try {
            send(producer, batch);
        } catch (KafkaException | ExecutionException refused) {
            suspect(rows, batch, refused);
            throw refused;
        }
        rows.delete(batch);
        metrics.published(shard, batch);
        suspects = Math.max(0, suspects - batch.size());
        if (suspects == 0) {
            atOnce = settings.batch();
        }
    }

    /** A producer to which one event was refused takes no more of the transaction: sending may fail as well as what follows. */
    private static void send(Producer<String, byte[]> producer, List<ShardRows.Row> batch)
            throws ExecutionException, InterruptedException {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
        for (ShardRows.Row row : batch) {
            sent.add(producer.send(row.toRecord()));
        }
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        producer.commitTransaction();
    }

    /** A transaction costs the broker as much for one event as for a hundred: a lone one goes at once, the next wait. */
    private void letSomeGather(List<ShardRows.Row> published) throws InterruptedException {
        if (published.size() < settings.batch()) {
            Thread.sleep(settings.gather());
        }
    }

    /** A refusal that is not the broker's passing trouble counts against the event, and in the end parks its key. */
    private void suspect(ShardRows rows, List<ShardRows.Row> batch, Exception refused) throws SQLException {
        Throwable why = ownFault(refused);
        if (why == null) {
            return;
        }
        suspects = Math.max(suspects, batch.size());
        atOnce = Math.max(1, batch.size() / 2);
        ShardRows.Row row = batch.getFirst();
        if (batch.size() == 1 && rows.failed(row, why.getClass().getSimpleName(), settings.failuresBeforeParking())) {
            log.error("outbox shard {}: the key of event {} is parked: {}", shard, row.eventId(), why.toString());
            suspects--;
        }
    }

    private static @Nullable Throwable ownFault(Throwable refused) {
        for (Throwable why = refused; why != null; why = why.getCause()) {
            if (why instanceof ApiException) {
                return isItsOwnFault(why) ? why : null;
            }
        }
        return null;
    }

    /**
     * Who may do what is the broker's to say, of all events alike: that is mended there, and they wait as in an outage. And
     * a relay that was deposed says nothing of its events.
     */
    private static boolean isItsOwnFault(Throwable why) {
        return !(why instanceof RetriableException
                || why instanceof AuthorizationException
                || why instanceof AuthenticationException
                || why instanceof ProducerFencedException
                || why instanceof InvalidProducerEpochException);
    }

    private static Duration jittered(Duration wait) {
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 2 + 1));
    }

    private void pause(Duration wait) throws InterruptedException {
        Thread.sleep(jittered(wait));
    }

    private void pauseUnlessInterrupted() {
        try {
            pause(PAUSE_AFTER_ERROR);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean interrupted(Throwable broken) {
        return Thread.currentThread().isInterrupted()
                || broken instanceof org.apache.kafka.common.errors.InterruptException
                || broken.getCause() instanceof InterruptedException;
    }
}
