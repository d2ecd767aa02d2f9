package nl.stadsbode.cases.told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.cases.testing.CaseServiceTest;
import nl.stadsbode.cases.testing.NewsOfDeliveries;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ToldResidentsTest extends CaseServiceTest {

    @Autowired
    ToldResidents told;

    @Autowired
    NewsOfDeliveries news;

    @Test
    void what_a_resident_was_told_is_seen_on_the_case() throws Exception {
        var opened = opened("passport");
        UUID notification = UUID.randomUUID();

        news.tell(opened, notification, UUID.randomUUID(), "sms", "delivered", null, 5);

        JsonNode seen = awaitTold(opened, 1);
        assertThat(seen.get(0).get("channel").asString()).isEqualTo("sms");
        assertThat(seen.get(0).get("state").asString()).isEqualTo("delivered");
    }

    @Test
    void the_highest_version_counts_in_whatever_order_they_come() {
        UUID caseId = UUID.randomUUID();
        Told sent = aTold(caseId, UUID.randomUUID(), "sent", 3);
        Told delivered = aTold(caseId, sent, "delivered", 4);
        Told ready = aTold(caseId, sent, "ready", 2);

        told.heard(List.of(ready, delivered));
        told.heard(List.of(sent, ready, ready));

        assertThat(told.of(caseId).get(sent.eventId())).extracting(Told::state).containsExactly("delivered");
    }

    /** What, when, to whom, and how it ended: nothing of it may be lost when the queue forgets. */
    @Test
    void the_proof_of_dispatch_stays_when_later_word_comes() {
        UUID caseId = UUID.randomUUID();
        Told sent = aTold(caseId, UUID.randomUUID(), "sent", 3);
        Told delivered = later(sent, "delivered", 4);

        told.heard(List.of(sent));
        told.heard(List.of(delivered));

        Told kept = told.of(caseId).get(sent.eventId()).getFirst();
        assertThat(kept.sentAt()).isEqualTo(sent.at());
        assertThat(kept.at()).isEqualTo(delivered.at());
        assertThat(kept.state()).isEqualTo("delivered");
        assertThat(kept.channel()).isEqualTo("email");
        assertThat(kept.residentId()).isEqualTo(sent.residentId());
    }

    @Test
    void the_proof_of_dispatch_stays_when_all_is_heard_at_once_in_whatever_order() {
        UUID caseId = UUID.randomUUID();
        Told sent = aTold(caseId, UUID.randomUUID(), "sent", 3);

        told.heard(List.of(later(sent, "delivered", 4), sent));

        assertThat(told.of(caseId).get(sent.eventId()))
                .extracting(Told::state, Told::sentAt)
                .containsExactly(tuple("delivered", sent.at()));
    }

    @Test
    void the_proof_of_dispatch_is_kept_when_it_is_heard_after_later_word() {
        UUID caseId = UUID.randomUUID();
        Told sent = aTold(caseId, UUID.randomUUID(), "sent", 3);
        Told delivered = later(sent, "delivered", 4);

        told.heard(List.of(delivered));
        told.heard(List.of(sent));

        assertThat(told.of(caseId).get(sent.eventId()))
                .extracting(Told::state, Told::version, Told::at, Told::sentAt)
                .containsExactly(tuple("delivered", 4L, delivered.at(), sent.at()));
    }

    @Test
    void of_two_hand_overs_the_last_is_the_proof_in_whatever_order_they_are_heard() {
        UUID caseId = UUID.randomUUID();
        Told sent = aTold(caseId, UUID.randomUUID(), "sent", 3);
        Told again = later(sent, "sent", 6);
        Told delivered = later(again, "delivered", 8);

        told.heard(List.of(delivered, sent));
        told.heard(List.of(again));
        told.heard(List.of(sent));

        assertThat(told.of(caseId).get(sent.eventId()))
                .extracting(Told::state, Told::at, Told::sentAt)
                .containsExactly(tuple("delivered", delivered.at(), again.at()));
    }

    private static Told later(Told like, String state, long version) {
        return Told.heard(
                like.notificationId(),
                like.deliveryId(),
                like.eventId(),
                like.caseId(),
                like.residentId(),
                like.channel(),
                state,
                null,
                version,
                like.at().plusSeconds(60));
    }

    @Test
    void what_was_said_before_there_was_a_delivery_is_left_out_once_there_is_one() {
        UUID caseId = UUID.randomUUID();
        Told sent = aTold(caseId, UUID.randomUUID(), "sent", 3);
        Told waiting = Told.heard(
                sent.notificationId(),
                null,
                sent.eventId(),
                caseId,
                sent.residentId(),
                null,
                "awaiting-preferences",
                null,
                1,
                sent.at());

        told.heard(List.of(waiting));
        assertThat(told.of(caseId).get(sent.eventId())).containsExactly(waiting);

        told.heard(List.of(sent));
        assertThat(told.of(caseId).get(sent.eventId())).containsExactly(sent);
    }

    @Test
    void a_malformed_event_becomes_a_dead_one_and_the_stream_goes_on() throws Exception {
        var opened = opened("passport");
        int before = deadEvents().size();

        news.send(opened, "{\"notificationId\": 12");
        news.send(opened, "{\"notificationId\": \"" + UUID.randomUUID() + "\"}");
        news.send(opened, news.about(opened, UUID.randomUUID(), null, null, "no\\u0000thing", null, 1));
        news.sendWithoutHeaders(opened);
        news.tell(opened, UUID.randomUUID(), null, null, "nothing", "chose-nothing", 1);

        assertThat(awaitTold(opened, 1).get(0).get("reason").asString()).isEqualTo("chose-nothing");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(deadEvents()).hasSize(before + 4));
        assertThat(deadEvents().toString()).contains("eventId is missing");
        mvc.perform(post("/api/v1/dead-events/" + idOf(deadEvents().get(0)) + "/replay")
                        .with(as("operator")))
                .andExpect(status().isUnprocessableContent());
    }

    private JsonNode awaitTold(JsonNode opened, int count) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> current(opened).get("statuses").get(0).get("told"), seen -> seen.size() >= count);
    }

    private JsonNode deadEvents() throws Exception {
        return read(get("/api/v1/dead-events").with(as("operator"))).get("deadEvents");
    }

    private static Told aTold(UUID caseId, UUID notification, String state, long version) {
        return Told.heard(
                notification,
                UUID.randomUUID(),
                UUID.randomUUID(),
                caseId,
                UUID.randomUUID(),
                "email",
                state,
                null,
                version,
                Instant.parse("2026-11-23T20:00:00Z"));
    }

    private static Told aTold(UUID caseId, Told like, String state, long version) {
        return Told.heard(
                like.notificationId(),
                like.deliveryId(),
                like.eventId(),
                caseId,
                like.residentId(),
                "email",
                state,
                null,
                version,
                like.at());
    }
}
