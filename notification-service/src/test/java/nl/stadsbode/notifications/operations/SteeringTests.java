package nl.stadsbode.notifications.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.flow.CountingCarrier;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class SteeringTests extends OperationsTest {

    @Test
    void what_was_refused_is_sent_when_an_operator_tries_it_again() throws Exception {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Refused("invalid-number");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms permanent-failure");
        SMS.answer = CountingCarrier::accept;

        posting("/api/v1/notifications/" + notificationOf(event) + "/retry").andExpect(status().isOk());

        awaitStates(event, "sms sent");
        assertThat(SMS.times.values()).containsOnly(1);
    }

    @Test
    void a_retry_tells_of_its_late_status_and_does_not_hold_its_lane() throws Exception {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Refused("invalid-number");
        UUID first = change(someCase, 1, "service", someone);
        awaitStates(first, "sms permanent-failure");
        SMS.answer = CountingCarrier::accept;
        UUID second = change(someCase, 2, "service", someone);
        awaitStates(second, "sms sent");

        posting("/api/v1/notifications/" + notificationOf(first) + "/retry").andExpect(status().isOk());

        awaitStates(first, "sms sent");
        assertThat(SMS.arrived.getLast().toString()).isNotEmpty();
        assertThat(jdbc.sql("select count(*) from delivery where position is null and notification_id = ?")
                        .param(notificationOf(first))
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void what_is_tried_again_later_can_be_tried_at_once_and_keeps_its_turn() throws Exception {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Later("throttled");
        UUID first = change(someCase, 1, "service", someone);
        awaitStates(first, "sms temporary-failure");
        UUID second = change(someCase, 2, "service", someone);
        awaitStates(second, "sms waiting");
        SMS.answer = CountingCarrier::accept;

        posting("/api/v1/notifications/" + notificationOf(first) + "/retry").andExpect(status().isOk());

        awaitStates(first, "sms sent");
        awaitStates(second, "sms sent");
    }

    @Test
    void what_was_sent_can_be_neither_retried_nor_cancelled() throws Exception {
        resident(someone, 1, BY_SMS);
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms sent");

        posting("/api/v1/notifications/" + notificationOf(event) + "/retry")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:not-retryable"))
                .andExpect(jsonPath("$.state").value("sent"));
        posting("/api/v1/notifications/" + notificationOf(event) + "/cancel")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:not-cancellable"));
        posting("/api/v1/notifications/" + UUID.randomUUID() + "/cancel").andExpect(status().isNotFound());
    }

    @Test
    void all_that_failed_on_a_channel_is_tried_again_at_once() throws Exception {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Refused("invalid-number");
        UUID one = change(someCase, 1, "service", someone);
        UUID other = change(UUID.randomUUID(), 1, "service", someone);
        awaitStates(one, "sms permanent-failure");
        awaitStates(other, "sms permanent-failure");
        SMS.answer = CountingCarrier::accept;

        posting("/api/v1/notifications/retry?channel=email").andExpect(status().isOk());
        assertThat(states(one)).containsExactly("sms permanent-failure");
        int retried = read(posting("/api/v1/notifications/retry?channel=sms"))
                .get("retried")
                .asInt();

        assertThat(retried).isGreaterThanOrEqualTo(2);
        awaitStates(one, "sms sent");
        awaitStates(other, "sms sent");
    }

    @Test
    void a_cancelled_notification_is_not_sent_and_the_next_one_in_its_lane_goes() throws Exception {
        resident(someone, 1, BY_SMS);
        gates.pause(Channel.SMS, "a test", "");
        UUID first = change(someCase, 1, "service", someone);
        awaitStates(first, "sms ready");
        UUID second = change(someCase, 2, "service", someone);
        awaitStates(second, "sms waiting");

        posting("/api/v1/notifications/" + notificationOf(first) + "/cancel")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.notification.state").value("cancelled"))
                .andExpect(jsonPath("$.notification.reason").value("cancelled-by-operator"));
        gates.resume(Channel.SMS);

        awaitStates(second, "sms sent");
        awaitStates(first, "sms cancelled");
        assertThat(SMS.arrived).hasSize(1);
    }

    @Test
    void what_awaits_preferences_can_be_cancelled_and_is_not_planned_when_they_come() throws Exception {
        UUID event = change(someCase, 1, "service", someone);
        awaitDecision(event, "awaiting-preferences");

        posting("/api/v1/notifications/" + notificationOf(event) + "/cancel").andExpect(status().isOk());
        resident(someone, 1, BY_SMS);
        UUID later = change(someCase, 2, "service", someone);

        awaitStates(later, "sms sent");
        assertThat(decision(event)).isEqualTo("cancelled cancelled-by-operator");
        assertThat(states(event)).isEmpty();
    }

    @Test
    void a_paused_channel_hands_nothing_over_until_it_is_resumed() throws Exception {
        resident(someone, 1, BY_SMS);
        mvc.perform(post("/api/v1/channels/sms/pause")
                        .with(as("operator"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\": \"maintenance\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("paused"))
                .andExpect(jsonPath("$.by").value("a operator"))
                .andExpect(jsonPath("$.reason").value("maintenance"));
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms ready");
        await().during(Duration.ofMillis(300)).until(SMS.arrived::isEmpty);

        posting("/api/v1/channels/sms/resume").andExpect(jsonPath("$.state").value("open"));

        awaitStates(event, "sms sent");
        posting("/api/v1/channels/pigeon/pause")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:unknown-channel"));
    }
}
