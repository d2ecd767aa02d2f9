package nl.stadsbode.notifications.flow;

import static nl.stadsbode.chassis.testing.LockWaits.awaitOneBehindUs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.uuid.NoArgGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.events.Envelope;
import nl.stadsbode.chassis.testing.AskedQueries;
import nl.stadsbode.chassis.testing.FullTables;
import nl.stadsbode.chassis.testing.RealServersTest;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.sending.Gates;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real servers, with providers that count. One context for all tests of the flow. */
@RealServersTest(
        topics = {
            "case-status-changed",
            "resident-preferences",
            "message-requested",
            "contact-point-failed",
            "delivery-status-changed",
            "privacy-requested",
            "privacy-answered"
        })
@TestPropertySource(
        properties = {
            "server.port=0",
            "stadsbode.events.schema-base=http://localhost/contracts",
            "stadsbode.carriers.sms.enabled=false",
            "stadsbode.carriers.email.enabled=false",
            "stadsbode.carriers.letter.enabled=false",
            "stadsbode.retention.keep=91d",
            "stadsbode.sending.abroad.sms-a-day=3",
            "stadsbode.sending.health.slow-after=2s",
            "stadsbode.sending.letter-cut-off=now",
            "stadsbode.sending.letter-every=100ms",
            "stadsbode.sending.poll=50ms",
            "stadsbode.sending.tick=50ms"
        })
@Import(FlowTest.Providers.class)
public abstract class FlowTest {

    public static final CountingCarrier SMS = new CountingCarrier("counting-sms", Channel.SMS, 0);
    /** Away, unless a test says otherwise. */
    public static final CountingCarrier SMS_BACKUP = new CountingCarrier("counting-sms-backup", Channel.SMS, 1);

    public static final CountingCarrier EMAIL = new CountingCarrier("counting-email", Channel.EMAIL, 0);
    public static final CountingPrintHouse PRINT_HOUSE = new CountingPrintHouse();
    public static final SettableClock CLOCK = new SettableClock();

    /** A machine that does other things besides is no reason to fail. */
    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @TestConfiguration
    static class Providers {
        @Bean
        CountingCarrier sms() {
            return SMS;
        }

        @Bean
        CountingCarrier smsBackup() {
            return SMS_BACKUP;
        }

        @Bean
        CountingCarrier email() {
            return EMAIL;
        }

        @Bean
        CountingPrintHouse printHouse() {
            return PRINT_HOUSE;
        }

        /** Made before anything else asks the database: from the first change on, every one is looked at. */
        @Bean
        @DependsOnDatabaseInitialization
        TransitionGuard transitionGuard(JdbcClient jdbc) {
            return new TransitionGuard(jdbc);
        }

        @Bean
        FullTables fullTables(
                JdbcClient jdbc, DataSource dataSource, TransactionTemplate transaction, AskedQueries asked) {
            return new FullTables(jdbc, dataSource, transaction, asked, SomeMonths.TABLES, SomeMonths.ROWS);
        }

        @Bean
        @Primary
        SettableClock settableClock() {
            return CLOCK;
        }
    }

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected JsonMapper json;

    @Autowired
    protected PersonalData personalData;

    @Autowired
    protected NoArgGenerator ids;

    @Autowired
    protected ReceiptBox receipts;

    @Autowired
    protected Gates gates;

    @Autowired
    protected MockMvc mvc;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    protected TransitionGuard guard;

    @Autowired
    protected FullTables fullTables;

    @Value("${stadsbode.kafka}")
    protected String brokers;

    @BeforeEach
    void reset() {
        leaveBehindWhatIsUndone();
        CLOCK.toNoon();
        SMS.reset();
        SMS_BACKUP.reset();
        SMS_BACKUP.answer = parcel -> new HandOver.Away("not-in-use");
        EMAIL.reset();
        PRINT_HOUSE.away = false;
        PRINT_HOUSE.batches.clear();
    }

    @AfterEach
    void every_state_followed_the_table() {
        assertThat(guard.refused()).as("transitions that State does not allow").isZero();
    }

    /** What earlier tests left to be done would be done in this one, when the clock is put forward. */
    private void leaveBehindWhatIsUndone() {
        jdbc.sql("""
                        delete from delivery where id in (
                            select id from delivery
                            where state in ('scheduled', 'waiting', 'ready', 'temporary-failure', 'unknown')
                            for update skip locked)
                        """).update();
    }

    /** A resident known to the service, with a number, a mailbox and an address. */
    protected void resident(UUID id, long version, Map<String, List<String>> choices) {
        resident(id, version, choices, true);
    }

    protected void resident(UUID id, long version, Map<String, List<String>> choices, boolean numberVerified) {
        resident(id, version, choices, numberVerified, "+31612345678");
    }

    protected void resident(
            UUID id, long version, Map<String, List<String>> choices, boolean numberVerified, String number) {
        resident(id, version, choices, numberVerified, number, null);
    }

    protected void resident(
            UUID id,
            long version,
            Map<String, List<String>> choices,
            boolean numberVerified,
            String number,
            @Nullable LocalDate pausedUntil) {
        Map<String, Object> contact = Map.of(
                "name", "R. de Vries",
                "sms", Map.of("contactPointId", UUID.randomUUID(), "number", number, "verified", numberVerified),
                "email", Map.of("contactPointId", UUID.randomUUID(), "address", "r@example.org", "verified", true),
                "address",
                        Map.of(
                                "contactPointId", UUID.randomUUID(),
                                "lines", List.of("Coolsingel 40"),
                                "postcode", "3011AD",
                                "city", "Rotterdam",
                                "houseNumber", "40",
                                "country", "NL"));
        preferences(
                id,
                version,
                choices,
                contact,
                pausedUntil == null ? Map.of() : Map.of("pausedUntil", pausedUntil.toString()));
    }

    /** @param more of the data, by name of the field */
    protected void preferences(
            UUID id,
            long version,
            Map<String, List<String>> choices,
            Map<String, Object> contact,
            Map<String, Object> more) {
        byte[] sealed = personalData.encrypt(json.writeValueAsBytes(contact), id.toString());
        List<Map<String, Object>> chosen = new ArrayList<>();
        choices.forEach((kind, channels) -> chosen.add(Map.of("topic", "*", "kind", kind, "channels", channels)));
        Map<String, Object> data = new HashMap<>(Map.of(
                "residentId",
                id,
                "version",
                version,
                "language",
                "nl",
                "largePrint",
                false,
                "quietHours",
                Map.of("from", "21:00", "until", "08:00"),
                "choices",
                chosen,
                "contact",
                Base64.getEncoder().encodeToString(sealed)));
        data.putAll(more);
        publish("resident-preferences", id.toString(), UUID.randomUUID(), version, json.writeValueAsBytes(data));
    }

    /** So that no test begins with a carrier that another one left on trial: messages to someone try it. */
    protected void awaitWell(CountingCarrier carrier, UUID someone) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (gates.carrier(carrier.name()).doesWell()) {
                        return true;
                    }
                    change(UUID.randomUUID(), 1, "service", someone);
                    return false;
                });
    }

    protected UUID change(UUID caseId, long sequence, String kind, UUID... recipients) {
        return change(caseId, sequence, kind, false, recipients);
    }

    protected UUID change(UUID caseId, long sequence, String kind, boolean urgent, UUID... recipients) {
        UUID id = ids.generate();
        publish(
                "case-status-changed",
                caseId.toString(),
                id,
                sequence,
                changeJson(caseId, id, kind, urgent, recipients));
        return id;
    }

    protected UUID sensitiveChange(UUID caseId, long sequence, UUID recipient) {
        UUID id = ids.generate();
        String data = new String(changeJson(caseId, id, "service", false, recipient), StandardCharsets.UTF_8)
                .replace("\"sensitivity\":\"normal\"", "\"sensitivity\":\"sensitive\"");
        publish("case-status-changed", caseId.toString(), id, sequence, data.getBytes(StandardCharsets.UTF_8));
        return id;
    }

    protected byte[] changeJson(UUID caseId, UUID id, String kind, boolean urgent, UUID... recipients) {
        return json.writeValueAsBytes(Map.ofEntries(
                Map.entry("caseId", caseId),
                Map.entry("caseReference", "Z-2026-000123"),
                Map.entry("statusId", id),
                Map.entry("change", Map.of("kind", "new")),
                Map.entry("topic", "permits"),
                Map.entry("caseType", named("environmental-permit", "Omgevingsvergunning", "Environmental permit")),
                Map.entry("statusType", named("received", "Ontvangen", "Received")),
                Map.entry("residentsAreTold", !kind.equals("internal")),
                Map.entry("kind", kind.equals("internal") ? "service" : kind),
                Map.entry("urgent", urgent),
                Map.entry("sensitivity", "normal"),
                Map.entry("reaction", Map.of("expected", false)),
                Map.entry("isFinal", false),
                Map.entry(
                        "recipients",
                        java.util.Arrays.stream(recipients)
                                .map(recipient -> Map.of("residentId", recipient, "role", "applicant"))
                                .toList()),
                Map.entry("occurredAt", CLOCK.instant().toString())));
    }

    private static Map<String, Object> named(String code, String dutch, String english) {
        return Map.of("code", code, "name", Map.of("nl", dutch, "en", english));
    }

    protected void publish(String topic, String key, UUID id, long sequence, byte @Nullable [] data) {
        publish(topic, "nl.example.test", key, id, sequence, data);
    }

    protected void publish(String topic, String type, String key, UUID id, long sequence, byte @Nullable [] data) {
        Envelope envelope =
                new Envelope(id, "urn:nld:oin:1:systeem:test", type, key, CLOCK.instant(), sequence, "urn:test", null);
        producer().send(new ProducerRecord<>(topic, null, null, key, data, envelope.toHeaders()));
        producer().flush();
    }

    protected void publishRaw(String topic, String key, String data) {
        producer().send(new ProducerRecord<>(topic, key, data.getBytes(StandardCharsets.UTF_8)));
        producer().flush();
    }

    private static @Nullable KafkaProducer<String, byte[]> producer;

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", brokers, "linger.ms", 1),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    /** What was published under a key, from the beginning, once there are so many. */
    protected List<JsonNode> published(String topic, UUID key, int atLeast) {
        List<JsonNode> published = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                for (var event : consumer.poll(Duration.ofMillis(200))) {
                    if (key.toString().equals(event.key())) {
                        published.add(json.readTree(event.value()));
                    }
                }
                assertThat(published).hasSizeGreaterThanOrEqualTo(atLeast);
            });
        }
        return published;
    }

    /** The deliveries of a change, in the order of their ranks: {@code sms sent}. */
    protected void awaitStates(UUID event, String... expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states(event)).containsExactly(expected));
    }

    /**
     * Has one transaction wait for another on purpose.
     *
     * @param begun needs the lane, and waits for it
     * @param then happens before it gets it, in the transaction that holds it
     */
    protected void whileHoldingTheLaneOf(UUID event, Runnable begun, Runnable then) {
        CompletableFuture<Void> waiting = transaction.execute(status -> {
            jdbc.sql("select from lane where id = (select lane from delivery where id = ?) for update")
                    .param(delivery(event))
                    .query()
                    .listOfRows();
            CompletableFuture<Void> beginning = CompletableFuture.runAsync(begun);
            awaitOneBehindUs(jdbc);
            then.run();
            return beginning;
        });
        waiting.join();
    }

    /** Until that version of a resident's preferences has arrived. */
    protected void awaitKnown(UUID resident, long version) {
        await().until(() -> jdbc.sql("select count(*) from resident where id = ? and version = ?")
                        .params(resident, version)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    protected List<String> states(UUID event) {
        return jdbc.sql("""
                        select d.channel || ' ' || d.state from delivery d join notification n on n.id = d.notification_id
                        where n.event_id = ? order by d.rank
                        """).param(event).query(String.class).list();
    }

    /** The first delivery of what an event became. */
    protected UUID delivery(UUID event) {
        return jdbc.sql("select d.id from delivery d join notification n on n.id = d.notification_id"
                        + " where n.event_id = ? and d.rank = 0")
                .param(event)
                .query(UUID.class)
                .single();
    }

    protected String decision(UUID event) {
        return jdbc.sql("select state || coalesce(' ' || reason, '') from notification where event_id = ?")
                .param(event)
                .query(String.class)
                .optional()
                .orElse("none yet");
    }
}
