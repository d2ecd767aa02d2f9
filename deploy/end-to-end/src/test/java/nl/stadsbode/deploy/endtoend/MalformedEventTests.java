package nl.stadsbode.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What a service cannot take in is kept with its reason, holds up nothing, and is taken in once its cause is mended. */
@WholeStadsbode
@Isolated("breaks what the others need")
class MalformedEventTests {

    private static final Duration A_WHILE = Duration.ofSeconds(45);
    private static final String REFUSED = "the database refuses it (SQLSTATE 23514)";

    private final Town town;

    MalformedEventTests(Town town) {
        this.town = town;
    }

    /** Every topic that somebody listens to, and who. */
    enum Listening {
        CASE_STATUS_CHANGED("case-status-changed", "notifications"),
        RESIDENT_PREFERENCES("resident-preferences", "notifications"),
        DELIVERY_STATUS_CHANGED("delivery-status-changed", "cases"),
        CONTACT_POINT_FAILED("contact-point-failed", "preferences");

        final String topic;
        final String service;

        Listening(String topic, String service) {
            this.topic = topic;
            this.service = service;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_no_event_of_ours_is_kept_with_its_reason_and_the_stream_goes_on(Listening where) {
        List<UUID> before = dead(where).map(MalformedEventTests::id).toList();

        town.publish(
                where.topic, UUID.randomUUID().toString(), List.of(bytes("{\"caseId\": 12"), bytes("\0"), bytes("")));

        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(dead(where)
                                .filter(each -> !before.contains(id(each)))
                                .map(each -> each.path("reason").asString()))
                        .hasSize(3)
                        .allMatch(reason -> !reason.isBlank()));
        UUID one = dead(where).map(MalformedEventTests::id).findFirst().orElseThrow();
        assertThatThrownBy(() -> town.replay(where.service, one))
                .hasMessageContaining("422")
                .hasMessageContaining("Mend the cause");
        Person person = registered("sms");
        String id = town.open("environmental-permit", person).path("id").asString();
        awaitDelivered(id, person);
    }

    @Test
    void a_status_change_is_told_after_its_cause_was_mended() {
        Person refused = registered("sms");
        Person other = registered("sms");
        String id;
        try (Broken defect = town.refusing("notifications", "notification", "resident_id <> '" + refused.id() + "'")) {
            id = town.open("environmental-permit", refused).path("id").asString();
            awaitDead(Listening.CASE_STATUS_CHANGED);
            awaitDelivered(town.open("environmental-permit", other).path("id").asString(), other);
        }

        replayRefused(Listening.CASE_STATUS_CHANGED);

        awaitDelivered(id, refused);
        assertThat(town.post(refused, "sms")).hasSize(1);
    }

    @Test
    void preferences_count_after_their_cause_was_mended() {
        Person refused = Person.told("sms");
        String id;
        try (Broken defect =
                town.refusing("notifications", "resident", "version < 0 or id <> '" + refused.id() + "'")) {
            town.register(refused);
            awaitDead(Listening.RESIDENT_PREFERENCES);
            id = town.open("environmental-permit", refused).path("id").asString();
            await().atMost(A_WHILE)
                    .untilAsserted(() -> assertThat(state(id, refused)).isEqualTo("awaiting-preferences"));
        }

        replayRefused(Listening.RESIDENT_PREFERENCES);

        awaitDelivered(id, refused);
    }

    @Test
    void the_case_shows_what_was_told_after_its_cause_was_mended() {
        Person refused = registered("sms");
        String id;
        try (Broken defect = town.refusing("cases", "told", "resident_id <> '" + refused.id() + "'")) {
            id = town.open("environmental-permit", refused).path("id").asString();
            awaitDead(Listening.DELIVERY_STATUS_CHANGED);
            await().atMost(A_WHILE)
                    .untilAsserted(() -> assertThat(town.post(refused, "sms")).hasSize(1));
        }

        await().atMost(A_WHILE).untilAsserted(() -> {
            replayRefused(Listening.DELIVERY_STATUS_CHANGED);
            assertThat(state(id, refused)).isEqualTo("delivered");
        });
    }

    @Test
    void a_contact_point_is_given_up_after_its_cause_was_mended() {
        Person bounces = registered("email").withAddress("bounce" + UUID.randomUUID() + "@inwoners.example");
        town.register(bounces);
        try (Broken defect =
                town.refusing("preferences", "contact_point", "failed_why is null or failed_why <> 'bounced'")) {
            town.open("environmental-permit", bounces);
            awaitDead(Listening.CONTACT_POINT_FAILED);
        }

        replayRefused(Listening.CONTACT_POINT_FAILED);

        assertThat(town.resident(bounces)
                        .path("email")
                        .path("failed")
                        .path("why")
                        .asString(""))
                .isEqualTo("bounced");
    }

    private void awaitDead(Listening where) {
        await().atMost(A_WHILE).until(() -> refused(where).findAny().isPresent());
    }

    private void replayRefused(Listening where) {
        refused(where).map(MalformedEventTests::id).forEach(id -> town.replay(where.service, id));
    }

    private Stream<JsonNode> refused(Listening where) {
        return dead(where).filter(each -> each.path("reason").asString().equals(REFUSED));
    }

    private Stream<JsonNode> dead(Listening where) {
        return town.deadEvents(where.service)
                .filter(each -> each.path("topic").asString().equals(where.topic));
    }

    private void awaitDelivered(String caseId, Person person) {
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(state(caseId, person)).isEqualTo("delivered"));
    }

    private String state(String caseId, Person person) {
        return town.told(caseId, 0, person.id()).path("state").asString("");
    }

    private Person registered(String... channels) {
        Person person = Person.told(channels);
        town.register(person);
        return person;
    }

    private static UUID id(JsonNode deadEvent) {
        return UUID.fromString(deadEvent.path("id").asString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
