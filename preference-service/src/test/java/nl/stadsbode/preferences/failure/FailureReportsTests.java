package nl.stadsbode.preferences.failure;

import static nl.stadsbode.chassis.testing.LockWaits.awaitOneBehindUs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import nl.stadsbode.chassis.events.Envelope;
import nl.stadsbode.chassis.testing.RealServers;
import nl.stadsbode.preferences.ServiceTest;
import nl.stadsbode.preferences.companion.EndingCompanions;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactFailure;
import nl.stadsbode.preferences.contact.ContactFailure.Why;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.FailingContactPoints;
import nl.stadsbode.preferences.resident.FailingContactPoints.Report;
import nl.stadsbode.preferences.resident.LockedResident;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.resident.WithdrawingChoices;
import nl.stadsbode.preferences.resident.WithdrawingChoices.Withdrawal;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class FailureReportsTests extends ServiceTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static KafkaProducer<String, byte[]> producer;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private LockedResident locked;

    @Autowired
    private FailingContactPoints failingContactPoints;

    @Autowired
    private WithdrawingChoices withdrawing;

    @Autowired
    private EndingCompanions ending;

    @Autowired
    private AskingElsewhere asking;

    @BeforeAll
    static void open() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", RealServers.started().brokers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void close() {
        producer.close();
    }

    @Test
    void a_number_that_is_gone_is_no_longer_verified_and_that_is_published() throws Exception {
        UUID id = aResident();
        UUID number = id(stored(id).get("sms"));
        UUID report = UUID.randomUUID();

        send(report, id, report(id, number, "sms", "number-gone"));
        send(report, id, report(id, number, "sms", "number-gone"));
        send(UUID.randomUUID(), id, report(id, number, "sms", "number-gone"));

        JsonNode contact = contactIn(published.about(id, 2).get(1));
        assertThat(contact.get("sms").get("verified").asBoolean()).isFalse();
        assertThat(contact.get("email").get("verified").asBoolean()).isTrue();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(failures("repeated")).isPositive());
        JsonNode after = stored(id);
        assertThat(after.get("version").asLong()).isEqualTo(2);
        assertThat(after.get("sms").get("failed").get("why").asString()).isEqualTo("number-gone");
        mvc.perform(get("/api/v1/residents/{id}/history", id).with(contact()))
                .andExpect(jsonPath("$.entries[0].stated.how").value("carrier"))
                .andExpect(jsonPath("$.entries[0].stated.by", containsString("systeem:notification-service")))
                .andExpect(jsonPath("$.entries[0].changes[0].why").value("number-gone"));
        mvc.perform(get("/residents/" + id).with(role("contact")))
                .andExpect(content().string(containsString(", omdat een bericht niet aankwam")))
                .andExpect(content().string(not(containsString("urn:nld:oin"))));
    }

    @Test
    void a_resident_is_asked_for_what_failed_by_a_channel_that_works_and_was_chosen() throws Exception {
        UUID rosa = aResident();
        UUID nobodyElse = aResident("""
                {"name": "By Letter", "email": {"address": "x@example.nl", "verified": true},
                 "address": {"street": "Coolsingel", "houseNumber": "40", "postcode": "3011 AD", "city": "Rotterdam"}}
                """);

        send(UUID.randomUUID(), rosa, report(rosa, id(stored(rosa).get("sms")), "sms", "number-gone"));
        send(UUID.randomUUID(), rosa, report(rosa, id(stored(rosa).get("sms")), "sms", "number-gone"));
        send(
                UUID.randomUUID(),
                nobodyElse,
                report(nobodyElse, id(stored(nobodyElse).get("addressState")), "letter", "letter-returned"));

        var asked = requested.about(rosa, 1);
        assertThat(asked).hasSize(1);
        assertThat(data(asked.getFirst()).get("purpose").asString()).isEqualTo("failure");
        assertThat(wordsIn(asked.getFirst()).get("to").asString()).isEqualTo("rosa@example.nl");
        assertThat(wordsIn(asked.getFirst()).get("failed").asString()).isEqualTo("sms");
        assertThat(contactIn(published.about(nobodyElse, 2).getLast())
                        .get("address")
                        .isNull())
                .isTrue();
        assertThat(requested.about(nobodyElse, 0))
                .as("e-mail was chosen for nothing")
                .isEmpty();
    }

    @Test
    void a_returned_letter_is_in_the_list_of_the_contact_centre_until_the_address_is_vouched_for() throws Exception {
        UUID rosa = aResident();
        send(UUID.randomUUID(), rosa, report(rosa, id(stored(rosa).get("addressState")), "letter", "letter-returned"));
        published.about(rosa, 2);

        mvc.perform(get("/returned-letters").with(role("contact")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/residents/" + rosa)))
                .andExpect(content().string(not(containsString("??"))))
                .andExpect(content().string(not(containsString("Coolsingel"))));
        mvc.perform(with(put("/api/v1/residents/{id}/address", rosa), """
                        {"street": "Coolsingel", "houseNumber": "40", "addition": "B", "postcode": "3011 AD",
                         "city": "Rotterdam", "how": "desk"}
                        """).with(contact()))
                .andExpect(status().is2xxSuccessful());

        mvc.perform(get("/returned-letters").with(role("contact")))
                .andExpect(content().string(not(containsString("/residents/" + rosa))));
        mvc.perform(get("/returned-letters").with(role("resident"))).andExpect(status().isForbidden());
    }

    private static OidcLoginRequestPostProcessor role(String role) {
        return oidcLogin()
                .idToken(token -> token.subject("somebody"))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }

    @Test
    void several_reports_about_one_resident_are_a_version_each() throws Exception {
        UUID id = aResident();
        JsonNode before = stored(id);

        send(UUID.randomUUID(), id, report(id, id(before.get("sms")), "sms", "number-gone"));
        send(UUID.randomUUID(), id, report(id, id(before.get("email")), "email", "bounced"));
        send(UUID.randomUUID(), id, report(id, id(before.get("addressState")), "letter", "letter-returned"));

        JsonNode contact = contactIn(published.about(id, 4).get(3));
        assertThat(contact.get("sms").get("verified").asBoolean()).isFalse();
        assertThat(contact.get("email").get("verified").asBoolean()).isFalse();
        assertThat(contact.get("address").isNull()).isTrue();
    }

    @Test
    void a_report_about_a_number_that_was_replaced_or_nobody_we_know_changes_nothing() throws Exception {
        UUID id = aResident();
        UUID old = id(stored(id).get("sms"));
        mvc.perform(with(
                        put("/api/v1/residents/{id}/contact-points/sms", id),
                        "{\"number\":\"06 87654321\",\"verified\":true,\"how\":\"desk\"}")
                .with(contact()));
        double before = failures("old-contact-point");
        double unknownBefore = failures("unknown-resident");
        UUID stranger = UUID.randomUUID();

        send(UUID.randomUUID(), id, report(id, old, "sms", "number-gone"));
        send(UUID.randomUUID(), stranger, report(stranger, UUID.randomUUID(), "sms", "number-gone"));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(failures("old-contact-point")).isEqualTo(before + 1);
            assertThat(failures("unknown-resident")).isEqualTo(unknownBefore + 1);
        });
        assertThat(stored(id).get("sms").get("verified").asBoolean()).isTrue();
    }

    @Test
    void what_cannot_be_understood_is_kept_as_dead_and_the_rest_goes_on() throws Exception {
        UUID id = aResident();
        UUID number = id(stored(id).get("sms"));
        UUID malformed = UUID.randomUUID();

        send(malformed, id, report(id, number, "sms", "secret-reason"));
        send(UUID.randomUUID(), id, "{ not json".getBytes(StandardCharsets.UTF_8));
        send(UUID.randomUUID(), id, null);
        send(UUID.randomUUID(), UUID.randomUUID(), report(id, number, "sms", "bounced"));
        send(UUID.randomUUID(), id, report(id, number, "sms", "number-gone"));

        assertThat(published.about(id, 2)).hasSize(2);
        String dead = mvc.perform(get("/api/v1/dead-events").with(role("operator", "olaf")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(dead)
                .contains(
                        "the reason in why is not known",
                        "the data are not the JSON of a report",
                        "there are no data",
                        "the key is not the residentId")
                .doesNotContain("secret-reason");
        UUID first = deadEvent("the reason in why is not known");
        mvc.perform(post("/api/v1/dead-events/{id}/replay", first).with(role("operator", "olaf")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail", containsString("the reason in why is not known")));
        mvc.perform(post("/api/v1/dead-events/{id}/replay", first).with(contact()))
                .andExpect(status().isForbidden());
    }

    @Test
    void a_dead_event_is_replayed_after_its_cause_was_mended() throws Exception {
        UUID id = aResident();
        UUID number = id(stored(id).get("sms"));
        jdbc.sql("alter table contact_point add constraint broken check (failed_why <> 'bounced') not valid")
                .update();
        try {
            send(UUID.randomUUID(), id, report(id, number, "sms", "bounced"));
            await().atMost(SOON).until(() -> deadEvent("the database refuses it (SQLSTATE 23514)") != null);
        } finally {
            jdbc.sql("alter table contact_point drop constraint broken").update();
        }
        assertThat(stored(id).get("version").asLong()).isOne();

        mvc.perform(post("/api/v1/dead-events/{id}/replay", deadEvent("the database refuses it (SQLSTATE 23514)"))
                        .with(role("operator", "olaf")))
                .andExpect(status().isNoContent());

        assertThat(stored(id).get("sms").get("failed").get("why").asString()).isEqualTo("bounced");
        assertThat(published.about(id, 2)).hasSize(2);
    }

    @Test
    void email_that_is_refused_on_a_topic_is_taken_out_of_its_choice_and_that_is_published() throws Exception {
        UUID id = aResident();

        sendRefusal(id, "permits", "2099-01-01T12:00:00Z");
        sendRefusal(id, "permits", "2099-01-01T12:00:00Z");
        sendRefusal(id, "waste", "2099-01-01T12:00:00Z");
        sendRefusal(id, "permits", "2020-01-01T12:00:00Z");
        sendRefusal(id, "no-such-topic", "2099-01-01T12:00:01Z");

        JsonNode first = data(published.about(id, 3).get(1));
        assertThat(channels(first, "permits", "service")).containsExactly("sms");
        assertThat(channels(first, "*", "service")).containsExactly("sms", "email");
        assertThat(channels(first, "taxes", "official")).containsExactly("email");
        JsonNode last = data(published.about(id, 3).get(2));
        assertThat(channels(last, "*", "service")).containsExactly("sms");
        assertThat(channels(last, "taxes", "official")).containsExactly("email");
        assertThat(stored(id).get("version").asLong()).isEqualTo(3);
        mvc.perform(get("/api/v1/residents/{id}/history", id).with(contact()))
                .andExpect(jsonPath("$.entries[1].stated.how").value("unsubscribed"))
                .andExpect(jsonPath("$.entries[1].stated.by").value("resident"))
                .andExpect(jsonPath("$.entries[1].stated.at").value("2099-01-01T12:00:00Z"))
                .andExpect(jsonPath("$.entries[1].changes[0].topic").value("permits"))
                .andExpect(jsonPath("$.entries[1].changes[0].channels[0]").value("sms"));
        mvc.perform(get("/residents/{id}", id).with(role("contact")))
                .andExpect(content().string(containsString("met de afmeldlink in een bericht")));
    }

    private static List<String> channels(JsonNode preferences, String topic, String kind) {
        return preferences
                .get("choices")
                .valueStream()
                .filter(choice -> choice.get("topic").asString().equals(topic)
                        && choice.get("kind").asString().equals(kind))
                .flatMap(choice -> choice.get("channels").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    /** As a call about both does, which locks them in the order of their ids. */
    @Test
    void reports_and_refusals_of_one_poll_stand_in_the_way_of_nobody_who_waits_for_them() throws Exception {
        List<UUID> both = Stream.of(aResident(), aResident())
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        UUID refusing = both.getFirst();
        UUID failing = both.getLast();
        UUID number = id(stored(failing).get("sms"));
        Stated stated = new Stated(Instant.now(), "urn:test", How.CARRIER);
        List<Told> told = List.of(
                new Told.Failed(new Report(
                        new ResidentId(failing), number, new ContactFailure(Instant.now(), Why.NUMBER_GONE), stated)),
                new Told.Refused(new Withdrawal(new ResidentId(refusing), "parking", Channel.EMAIL, stated)));

        CompletableFuture<Void> applied = transaction.execute(status -> {
            hold(refusing);
            CompletableFuture<Void> applying = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(
                    ours -> FailureReports.apply(told, locked, failingContactPoints, withdrawing, ending, asking)));
            awaitOneBehindUs(jdbc);
            hold(failing);
            return applying;
        });

        applied.join();
        assertThat(stored(failing).get("version").asLong()).isEqualTo(2);
        assertThat(stored(refusing).get("version").asLong()).isEqualTo(2);
    }

    private void hold(UUID resident) {
        jdbc.sql("select from resident where id = ? for update")
                .param(resident)
                .query()
                .listOfRows();
    }

    private static void sendRefusal(UUID resident, String topic, String at) {
        send(UUID.randomUUID(), resident, "nl.overheid.inwoners.keuze-ingetrokken", """
                {"residentId": "%s", "topic": "%s", "kind": "service", "channel": "email", "how": "unsubscribed",
                 "deliveryId": "019ab2c0-0000-7000-8000-000000000002", "at": "%s"}
                """.formatted(resident, topic, at)
                .getBytes(StandardCharsets.UTF_8));
    }

    private UUID deadEvent(String reason) {
        return jdbc.sql("select id from dead_event where reason = ? and replayed_at is null order by id desc limit 1")
                .param(reason)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private double failures(String outcome) {
        var counter = meters.find("stadsbode.preferences.failures")
                .tag("outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static UUID id(JsonNode point) {
        return UUID.fromString(point.get("contactPointId").asString());
    }

    private static byte[] report(UUID resident, UUID contactPoint, String channel, String why) {
        return """
                {"residentId": "%s", "contactPointId": "%s", "channel": "%s", "why": "%s", "at": "2099-01-01T12:00:00Z"}
                """.formatted(resident, contactPoint, channel, why).getBytes(StandardCharsets.UTF_8);
    }

    private static void send(UUID eventId, UUID key, byte[] data) {
        send(eventId, key, "nl.overheid.inwoners.contactgegeven-onbruikbaar", data);
    }

    private static void send(UUID eventId, UUID key, String type, byte[] data) {
        Envelope envelope = new Envelope(
                eventId,
                "urn:nld:oin:00000001823288444000:systeem:notification-service",
                type,
                key.toString(),
                Instant.parse("2026-11-23T12:00:00Z"),
                1,
                "http://localhost/contracts/contact-point-failed.schema.json",
                null);
        producer.send(
                new ProducerRecord<>("contact-point-failed", null, null, key.toString(), data, envelope.toHeaders()));
        producer.flush();
    }
}
