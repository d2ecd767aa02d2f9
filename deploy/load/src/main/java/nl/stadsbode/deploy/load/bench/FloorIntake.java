package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Consumes events into tables, by hand: one transaction a poll. */
final class FloorIntake {

    /** What every send path writes. */
    static final String PLANNED = """
            with event as (select * from unnest(?::uuid[], ?::text[]) as event(id, data)),
                 fresh as (insert into inbox select id, clock_timestamp() from event on conflict do nothing returning id),
                 planned as (
                     insert into notification (id, event_id, resident_id, change, announced_at)
                     select uuidv7(), id, id, data::jsonb, clock_timestamp() from event where id in (select id from fresh)
                     returning id)
            insert into delivery (id, notification_id, state) select uuidv7(), id, 'ready' from planned
            """;

    /** The same, with the lanes that keep what a resident is told in order. */
    static final String PLANNED_IN_LANES = """
            with event as (select * from unnest(?::uuid[], ?::text[]) as event(id, data)),
                 fresh as (insert into inbox select id, clock_timestamp() from event on conflict do nothing returning id),
                 planned as (
                     insert into notification (id, event_id, resident_id, change, announced_at)
                     select uuidv7(), id, id, data::jsonb, clock_timestamp() from event where id in (select id from fresh)
                     returning id, event_id),
                 placed as (
                     insert into lane (id, next_position, head) select event_id, 1, id from planned
                     on conflict (id) do update set next_position = lane.next_position + 1 returning id, head)
            insert into delivery (id, notification_id, state, lane) select head, head, 'ready', id from placed
            """;

    /** What the case keeps of what its residents were told. */
    static final String TOLD = """
            with event as (select * from unnest(?::uuid[], ?::text[]) as event(id, data)),
                 fresh as (
                     insert into told_inbox select id, clock_timestamp() from event on conflict do nothing returning id)
            insert into told (id, state, sent_at)
            select id, data::jsonb ->> 'state', clock_timestamp() from event where id in (select id from fresh)
            on conflict (id) do update set state = excluded.state
            """;

    private final Connection connection;
    private final String brokers;
    private final String topic;
    private final String sql;

    /** @param sql of ids and data */
    FloorIntake(Connection connection, String brokers, String topic, String sql) {
        this.connection = connection;
        this.brokers = brokers;
        this.topic = topic;
        this.sql = sql;
    }

    void take(int events) throws SQLException {
        connection.setAutoCommit(false);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                brokers,
                                ConsumerConfig.GROUP_ID_CONFIG,
                                topic,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                500),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
                PreparedStatement write = connection.prepareStatement(sql)) {
            consumer.subscribe(List.of(topic));
            for (int taken = 0; taken < events; ) {
                ConsumerRecords<String, byte[]> poll = consumer.poll(Duration.ofMillis(100));
                if (!poll.isEmpty()) {
                    write(write, poll);
                    consumer.commitSync();
                    taken += poll.count();
                }
            }
        }
    }

    private void write(PreparedStatement write, ConsumerRecords<String, byte[]> poll) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        List<String> data = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> each : poll) {
            ids.add(UUID.fromString(each.key()));
            data.add(new String(each.value(), java.nio.charset.StandardCharsets.UTF_8));
        }
        write.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
        write.setArray(2, connection.createArrayOf("text", data.toArray()));
        write.executeUpdate();
        connection.commit();
    }
}
