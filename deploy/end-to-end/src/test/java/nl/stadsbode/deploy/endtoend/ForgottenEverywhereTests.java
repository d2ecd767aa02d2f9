package nl.stadsbode.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who is forgotten is gone from the tables of every service, and from the compacted topic once that is compacted. */
@WholeStadsbode
class ForgottenEverywhereTests {

    private static final Duration A_WHILE = Duration.ofSeconds(120);
    private static final String TOPIC = "resident-preferences";

    private final Town town;

    ForgottenEverywhereTests(Town town) {
        this.town = town;
    }

    @Test
    void nothing_is_left_but_what_the_receipt_says() throws Exception {
        Person person = Person.told("email");
        Person other = Person.told("email");
        for (Person each : List.of(person, other)) {
            town.register(each);
            town.open("environmental-permit", each);
            await().atMost(A_WHILE).until(() -> !town.post(each, "email").isEmpty());
        }
        String resident = town.at().preferences() + "/api/v1/residents/" + person.id();

        town.api().delete(resident);

        await().atMost(A_WHILE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> receipt(resident).path("state").asString().equals("complete"));
        assertThat(receipt(resident)
                        .path("answers")
                        .valueStream()
                        .map(answer -> answer.path("service").asString()))
                .containsExactlyInAnyOrder("preference-service", "notification-service", "case-service");
        String notifications = "from content c join delivery d on d.id = c.delivery_id"
                + " join notification n on n.id = d.notification_id where n.resident_id = ?";
        assertThat(rows("notifications", notifications, person)).isZero();
        assertThat(rows("notifications", notifications, other)).isEqualTo(1);
        assertThat(rows("notifications", "from resident where id = ? and contact is not null", person))
                .isZero();
        assertThat(rows("notifications", "from requested_message where resident_id = ?", person))
                .isZero();
        for (String table : List.of("contact_point", "choice", "history", "verification", "sent_on_request")) {
            assertThat(rows("preferences", "from " + table + " where resident_id = ?", person))
                    .as(table)
                    .isZero();
        }
        assertThat(rows("preferences", "from resident where id = ? and name is not null", person))
                .isZero();
    }

    /** With settings that make a day a moment; on the way to compaction each partition needs something newer. */
    @Test
    void the_compacted_topic_holds_nothing_of_them_but_the_tombstone() throws Exception {
        Person person = Person.told("sms");
        Person other = Person.told("sms");
        town.register(person);
        town.register(other);
        town.api().delete(town.at().preferences() + "/api/v1/residents/" + person.id());
        await().atMost(A_WHILE).until(() -> of(person).stream().anyMatch(record -> record.value() == null));
        assertThat(of(person)).hasSizeGreaterThan(1);

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", town.at().kafka()))) {
            set(
                    admin,
                    AlterConfigOp.OpType.SET,
                    Map.of(
                            TopicConfig.SEGMENT_MS_CONFIG, "1000",
                            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "1000",
                            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.01"));
            await("the topic is compacted")
                    .atMost(A_WHILE)
                    .pollInterval(Duration.ofSeconds(3))
                    .until(() -> {
                        for (int i = 0; i < 30; i++) {
                            town.register(Person.told("sms"));
                        }
                        return of(person).stream().allMatch(record -> record.value() == null);
                    });
            set(
                    admin,
                    AlterConfigOp.OpType.DELETE,
                    Map.of(TopicConfig.SEGMENT_MS_CONFIG, "", TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, ""));
            set(
                    admin,
                    AlterConfigOp.OpType.SET,
                    Map.of(
                            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                            Long.toString(Duration.ofDays(1).toMillis())));
        }
        assertThat(of(other)).anyMatch(record -> record.value() != null);
    }

    private static void set(Admin admin, AlterConfigOp.OpType how, Map<String, String> settings) throws Exception {
        Collection<AlterConfigOp> changes = settings.entrySet().stream()
                .map(each -> new AlterConfigOp(new ConfigEntry(each.getKey(), each.getValue()), how))
                .toList();
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, TOPIC), changes))
                .all()
                .get();
    }

    private JsonNode receipt(String resident) {
        return town.api().get(resident + "/privacy-receipts").path(0);
    }

    private List<ConsumerRecord<String, byte[]>> of(Person person) {
        List<ConsumerRecord<String, byte[]>> theirs = new ArrayList<>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", town.at().kafka(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(TOPIC).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals(person.id().toString())) {
                        theirs.add(record);
                    }
                });
            }
        }
        return theirs;
    }

    private long rows(String database, String from, Person person) throws SQLException {
        try (Connection connection = DriverManager.getConnection(town.at().database(database), database, "");
                PreparedStatement counting = connection.prepareStatement("select count(*) " + from)) {
            counting.setObject(1, person.id());
            ResultSet counted = counting.executeQuery();
            counted.next();
            return counted.getLong(1);
        }
    }
}
