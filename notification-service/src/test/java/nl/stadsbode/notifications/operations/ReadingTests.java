package nl.stadsbode.notifications.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Receipt;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

class ReadingTests extends OperationsTest {

    @Autowired
    MeterRegistry registry;

    @Test
    void a_notification_shows_its_decision_attempts_and_receipts() throws Exception {
        resident(someone, 1, Map.of("service", List.of("sms", "email")));
        SMS.answer = parcel -> new HandOver.Refused("invalid-number");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms permanent-failure", "email sent");
        receipts.put(List.of(new Receipt(
                EMAIL.name(),
                "ref-" + EMAIL.arrived.getFirst().deliveryId(),
                null,
                Receipt.Outcome.DELIVERED,
                null,
                CLOCK.instant())));
        awaitStates(event, "sms permanent-failure", "email delivered");

        asking("/api/v1/notifications/" + notificationOf(event))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.notification.reason").value("chosen"))
                .andExpect(jsonPath("$.notification.channels").value(Matchers.contains("sms", "email")))
                .andExpect(jsonPath("$.notification.deliveries[0].reason").value("invalid-number"))
                .andExpect(jsonPath("$.attempts[*].outcome")
                        .value(Matchers.containsInAnyOrder("permanent-failure", "sent")))
                .andExpect(jsonPath("$.receipts[0].outcome").value("delivered"));
        asking("/api/v1/notifications/" + UUID.randomUUID())
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:notification-not-found"));
    }

    @Test
    void the_list_is_filtered_and_walked_by_cursor() throws Exception {
        resident(someone, 1, BY_SMS);
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            UUID event = change(someCase, i, "service", someone);
            awaitStates(event, "sms sent");
            all.addFirst(notificationOf(event).toString());
        }
        UUID untold = change(someCase, 6, "internal", someone);
        awaitDecision(untold, "nothing status-not-told");

        List<String> walked = new ArrayList<>();
        String after = "";
        do {
            var page = read(asking("/api/v1/notifications?channel=sms&state=sent&limit=2&case=" + someCase + after));
            page.get("notifications").forEach(each -> walked.add(each.get("id").asString()));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());

        assertThat(walked).containsExactlyElementsOf(all);
        asking("/api/v1/notifications?state=nothing&resident=" + someone)
                .andExpect(jsonPath("$.notifications.length()").value(1))
                .andExpect(jsonPath("$.notifications[0].reason").value("status-not-told"));
        asking("/api/v1/notifications?case=" + someCase + "&since="
                        + CLOCK.instant().plusSeconds(60))
                .andExpect(jsonPath("$.notifications.length()").value(0));
        asking("/api/v1/notifications?limit=1001").andExpect(status().isBadRequest());
    }

    @Test
    void the_content_is_what_was_sent() throws Exception {
        resident(someone, 1, BY_SMS);
        UUID sms = change(someCase, 1, "service", someone);
        awaitStates(sms, "sms sent");
        resident(someone, 2, BY_EMAIL);
        UUID email = emailed();
        UUID letter = change(someCase, 3, "official", someone);
        awaitStates(letter, "letter sent");

        asking("/api/v1/notifications/" + notificationOf(sms) + "/content")
                .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_PLAIN))
                .andExpect(content().string(Matchers.containsString("Z-2026-000123")))
                .andExpect(header().string("Cache-Control", "no-store"));
        asking("/api/v1/notifications/" + notificationOf(email) + "/content")
                .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML))
                .andExpect(header().string("Content-Security-Policy", Matchers.startsWith("sandbox")));
        asking("/api/v1/notifications/" + notificationOf(letter) + "/content")
                .andExpect(content().contentType(MediaType.APPLICATION_PDF))
                .andExpect(content().string(Matchers.startsWith("%PDF")));
    }

    private UUID emailed() {
        org.awaitility.Awaitility.await()
                .until(() -> jdbc.sql("select version from resident where id = ?")
                                .param(someone)
                                .query(Long.class)
                                .single()
                        == 2);
        UUID event = change(someCase, 2, "service", someone);
        awaitStates(event, "email sent");
        return event;
    }

    @Test
    void before_anything_was_handed_over_there_is_no_content() throws Exception {
        UUID event = change(someCase, 1, "service", someone);
        awaitDecision(event, "awaiting-preferences");

        asking("/api/v1/notifications/" + notificationOf(event) + "/content")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:nothing-sent"));
        asking("/api/v1/notifications/" + UUID.randomUUID() + "/content")
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:notification-not-found"));
    }

    @Test
    void the_figures_add_up() throws Exception {
        var before = figures();
        Instant begun = CLOCK.instant();
        resident(someone, 1, BY_SMS);
        UUID sent = change(someCase, 1, "service", someone);
        awaitStates(sent, "sms sent");
        SMS.answer = parcel -> new HandOver.Refused("invalid-number");
        UUID failed = change(someCase, 2, "service", someone);
        awaitStates(failed, "sms permanent-failure");
        awaitDecision(change(someCase, 3, "internal", someone), "nothing status-not-told");
        awaitDecision(change(someCase, 4, "service", UUID.randomUUID()), "awaiting-preferences");

        var after = figures();
        var recent = read(asking("/api/v1/figures?since=" + begun));

        assertThat(risen(before, after, "/notifications")).isEqualTo(4);
        assertThat(risen(before, after, "/channels/sms/sent")).isEqualTo(1);
        assertThat(risen(before, after, "/channels/sms/failed")).isEqualTo(1);
        assertThat(risen(before, after, "/nothing/status-not-told")).isEqualTo(1);
        assertThat(risen(before, after, "/awaitingPreferences")).isEqualTo(1);
        assertThat(recent.at("/notifications").asLong()).isEqualTo(4);
        assertThat(recent.at("/channels/sms/planned").asLong()).isEqualTo(2);
        assertThat(recent.at("/channels/letter/planned").asLong()).isZero();
        assertThat(recent.at("/p50Ms").asLong()).isBetween(0L, 20_000L);
        assertThat(recent.at("/channels/sms/p99Ms").asLong()).isBetween(0L, 20_000L);
    }

    private static long risen(
            tools.jackson.databind.JsonNode before, tools.jackson.databind.JsonNode after, String at) {
        return after.at(at).asLong(0) - before.at(at).asLong(0);
    }

    @Test
    void the_dashboards_get_what_waits() throws Exception {
        for (String name : List.of(
                "stadsbode.delivery.waiting",
                "stadsbode.delivery.oldest",
                "stadsbode.delivery.unknown",
                "stadsbode.delivery.repeats")) {
            assertThat(registry.get(name).meters()).hasSize(3);
        }
        assertThat(registry.get("stadsbode.notification.awaiting").gauge().value())
                .isNotNegative();
        mvc.perform(get("/actuator/prometheus").with(as("operator")))
                .andExpect(content().string(Matchers.containsString("stadsbode_delivery_waiting")));
    }
}
