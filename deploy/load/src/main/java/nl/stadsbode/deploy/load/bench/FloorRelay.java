package nl.stadsbode.deploy.load.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads an outbox table, publishes and deletes, by hand, until so many events have gone. */
final class FloorRelay {

    private static final int BATCH = 2_000;

    private final Connection connection;
    private final String brokers;
    private final String table;
    private final String topic;

    FloorRelay(Connection connection, String brokers, String table, String topic) {
        this.connection = connection;
        this.brokers = brokers;
        this.table = table;
        this.topic = topic;
    }

    void publish(int events) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 * 1024,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int published = 0; published < events; ) {
                published += publishOldest(producer);
            }
        }
    }

    private int publishOldest(KafkaProducer<String, byte[]> producer) throws Exception {
        List<Long> positions = new ArrayList<>();
        List<Future<?>> sent = new ArrayList<>();
        try (PreparedStatement oldest = connection.prepareStatement(
                        "select position, key, data from " + table + " order by position limit " + BATCH);
                ResultSet rows = oldest.executeQuery()) {
            while (rows.next()) {
                positions.add(rows.getLong(1));
                sent.add(producer.send(new ProducerRecord<>(topic, rows.getString(2), rows.getBytes(3))));
            }
        }
        if (positions.isEmpty()) {
            Thread.sleep(2);
            return 0;
        }
        producer.flush();
        for (Future<?> each : sent) {
            each.get();
        }
        delete(positions);
        return positions.size();
    }

    private void delete(List<Long> positions) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from " + table + " where position = any (?)")) {
            delete.setArray(1, connection.createArrayOf("int8", positions.toArray()));
            delete.executeUpdate();
        }
    }
}
