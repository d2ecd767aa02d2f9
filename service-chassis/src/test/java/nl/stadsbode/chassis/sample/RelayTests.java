package nl.stadsbode.chassis.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.events.KafkaClients;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What the relay does with what the broker refuses, and what becomes of one that was deposed. */
@ExtendWith(OutputCaptureExtension.class)
class RelayTests extends ChassisTest {

    private static final int NARROW = 2_000;
    private static final int SHARDS = 4;
    private static final int OTHERS = 12;
    private static final int MANY = 400;

    @Autowired
    KafkaClients kafka;

    @Autowired
    MeterRegistry meters;

    @Value("${unguarded.kafka}")
    String unguarded;

    @AfterEach
    void forgetWhatIsParked() {
        jdbc.sql("delete from outbox").update();
    }

    @Test
    void a_key_that_the_broker_keeps_refusing_is_parked_and_holds_up_no_other() throws Exception {
        try (Admin admin = Admin.create(kafka.consumer(Map.of()))) {
            admin.createTopics(List.of(new NewTopic("narrow", 1, (short) 1)
                            .configs(Map.of("max.message.bytes", Integer.toString(NARROW)))))
                    .all()
                    .get();
        }
        byte[] wide = new byte[2 * NARROW];
        new Random(1).nextBytes(wide);
        List<Event> events = new ArrayList<>();
        IntStream.range(0, OTHERS).forEach(i -> events.add(event("words", "before-" + i, bytes("before " + i))));
        events.add(event("narrow", "refused", wide));
        events.add(event("words", "refused", bytes("behind it")));
        IntStream.range(0, OTHERS).forEach(i -> events.add(event("words", "after-" + i, bytes("after " + i))));

        transaction.executeWithoutResult(status -> outbox.append(events));

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(count("outbox")).isEqualTo(2));
        assertThat(jdbc.sql("select key from outbox where parked_at is not null")
                        .query(String.class)
                        .list())
                .containsExactly("refused");
        await().untilAsserted(() -> assertThat(service.words).hasSize(2 * OTHERS));
        assertThat(service.words).doesNotContain("behind it");
        assertThat(meters.get("stadsbode.outbox.parked").gauge().value()).isOne();

        try (Admin admin = Admin.create(kafka.consumer(Map.of()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, "narrow"),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", Integer.toString(4 * NARROW)),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
        UUID parked = jdbc.sql("select event_id from outbox where parked_at is not null")
                .query(UUID.class)
                .single();
        mvc.perform(post("/api/v1/parked-events/{id}/publish", parked)
                        .with(jwt().authorities(new SimpleGrantedAuthority("ROLE_operator"))))
                .andExpect(status().isNoContent());

        await().untilAsserted(() -> assertThat(count("outbox")).isZero());
        await().untilAsserted(() -> assertThat(service.words).endsWith("behind it"));
    }

    /** What the client itself refuses ends the transaction while others are still being handed to it. */
    @Test
    void an_event_that_is_refused_at_once_is_found_among_many_and_none_is_parked_in_its_place() {
        byte[] tooLarge = new byte[1_200_000];
        List<Event> events = new ArrayList<>();
        IntStream.range(0, MANY).forEach(i -> events.add(event("words", "many-" + i, bytes("one of many " + i))));
        events.add(MANY / 2, event("words", "too-large", bytes("larger than the outbox takes")));

        transaction.executeWithoutResult(status -> {
            outbox.append(events);
            jdbc.sql("update outbox set data = ? where key = 'too-large'")
                    .param(tooLarge)
                    .update();
        });

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(count("outbox")).isOne());
        await().untilAsserted(() -> assertThat(jdbc.sql("select key from outbox where parked_at is not null")
                        .query(String.class)
                        .list())
                .containsExactly("too-large"));
        await().untilAsserted(() -> assertThat(service.words).hasSize(MANY));
    }

    @Test
    void what_we_may_not_publish_waits_as_in_an_outage_and_parks_nothing(CapturedOutput log) throws Exception {
        AclBindingFilter all = new AclBindingFilter(
                new ResourcePatternFilter(ResourceType.TOPIC, "forbidden", PatternType.LITERAL),
                AccessControlEntryFilter.ANY);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", unguarded))) {
            admin.createTopics(List.of(new NewTopic("forbidden", 1, (short) 1)))
                    .all()
                    .get();
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, "forbidden", PatternType.LITERAL),
                            new AccessControlEntry("User:sample", "*", AclOperation.WRITE, AclPermissionType.DENY))))
                    .all()
                    .get();

            transaction.executeWithoutResult(
                    status -> outbox.append(List.of(event("forbidden", "forbidden", bytes("not yet")))));

            await().untilAsserted(() -> assertThat(log.getOut().split("TopicAuthorizationException"))
                    .hasSizeGreaterThan(2));
            assertThat(count("outbox where failures = 0 and parked_at is null")).isOne();

            admin.deleteAcls(List.of(all)).all().get();
            await().untilAsserted(() -> assertThat(count("outbox")).isZero());
        }
    }

    @Test
    void a_deposed_relay_is_fenced_and_nothing_that_it_still_sends_is_seen() {
        int shard = Utils.toPositive(Utils.murmur2(bytes("one-key"))) % SHARDS;
        try (KafkaProducer<String, byte[]> deposed = producer("sample-service-" + shard)) {
            deposed.initTransactions();
            deposed.beginTransaction();
            deposed.send(new ProducerRecord<>("words", "one-key", bytes("of the deposed")));
            deposed.flush();

            say("of the one in office");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(service.words).containsExactly("of the one in office"));
            assertThatThrownBy(deposed::commitTransaction)
                    .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
        }
        say("and after it");
        await().untilAsserted(() -> assertThat(service.words).containsExactly("of the one in office", "and after it"));
    }

    private KafkaProducer<String, byte[]> producer(String transactionalId) {
        return new KafkaProducer<>(
                kafka.producer(Map.of(), Map.of("transactional.id", transactionalId)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private Event event(String topic, String key, byte[] data) {
        return new Event(
                ids.generate(), "nl.example.said", topic, key, "subject", clock.instant(), 1, "word", null, data);
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }
}
