package nl.stadsbode.notifications.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.validation.Validation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** Forgotten is what ended long enough ago, all of it and nothing else. The clock of what forgets is put forward alone. */
class ForgettingTests extends FlowTest {

    private static final Map<String, List<String>> BY_SMS =
            Map.of("service", List.of("sms"), "official", List.of("sms"));
    private static final int NO_SHARD = 63;

    private final UUID someone = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @Autowired
    FinishedNotifications notifications;

    @AfterEach
    void nothing_is_held() {
        gates.resume(Channel.SMS);
        jdbc.sql("delete from outbox where shard = ?").param(NO_SHARD).update();
    }

    @Test
    void what_was_delivered_is_forgotten_with_all_that_belongs_to_it() {
        UUID event = sent();
        UUID delivery = delivery(event);
        receipts.put(List.of(new Receipt(SMS.name(), null, delivery, Outcome.DELIVERED, null, CLOCK.instant())));
        awaitStates(event, "sms delivered");

        after(89).finished();
        after(89).receipts();
        assertThat(left(event, delivery)).containsExactly(1, 1, 1, 1, 1, 1);

        assertThat(after(91).finished()).isPositive();
        assertThat(after(91).receipts()).isPositive();
        assertThat(left(event, delivery)).containsExactly(0, 0, 0, 0, 0, 0);
    }

    @Test
    void what_was_sent_and_never_heard_of_again_counts_as_finished() {
        UUID event = sent();

        after(89).finished();
        assertThat(states(event)).containsExactly("sms sent");

        after(91).finished();
        assertThat(decision(event)).isEqualTo("none yet");
    }

    @Test
    void what_is_not_finished_is_never_forgotten_and_holds_up_nothing_behind_it() {
        UUID nobodyKnown = UUID.randomUUID();
        UUID awaiting = change(UUID.randomUUID(), 1, "service", nobodyKnown);
        await().untilAsserted(() -> assertThat(decision(awaiting)).isEqualTo("awaiting-preferences"));
        gates.pause(Channel.SMS, "a test", "to keep one that is ready");
        resident(someone, 1, BY_SMS);
        UUID ready = change(UUID.randomUUID(), 1, "service", someone);
        awaitStates(ready, "sms ready");
        UUID untold = change(UUID.randomUUID(), 1, "internal", someone);
        await().untilAsserted(() -> assertThat(decision(untold)).startsWith("nothing"));

        one_at_a_time(1_000).finished();

        assertThat(decision(untold)).isEqualTo("none yet");
        assertThat(decision(awaiting)).isEqualTo("awaiting-preferences");
        assertThat(states(ready)).containsExactly("sms ready");
        resident(nobodyKnown, 1, BY_SMS);
    }

    @Test
    void a_fallback_that_is_still_on_its_way_keeps_what_failed_before_it() {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Refused("no-such-number");
        PRINT_HOUSE.away = true;
        UUID event = change(someCase, 1, "official", someone);
        awaitStates(event, "sms permanent-failure", "letter sending");

        after(1_000).finished();

        awaitStates(event, "sms permanent-failure", "letter sending");
        PRINT_HOUSE.away = false;
        awaitStates(event, "sms permanent-failure", "letter sent");
        UUID batch = jdbc.sql(
                        "select batch from delivery where id = any(select id from delivery where batch is not null)"
                                + " and notification_id = (select id from notification where event_id = ?)")
                .param(event)
                .query(UUID.class)
                .single();

        after(91).letterBatches();
        assertThat(count("letter_batch where id = ?", batch)).isEqualTo(1);
        after(91).finished();
        assertThat(after(91).letterBatches()).isPositive();

        assertThat(states(event)).isEmpty();
        assertThat(count("letter_batch where id = ?", batch)).isZero();
    }

    @Test
    void while_an_old_event_waits_to_be_published_nothing_is_forgotten() {
        UUID event = sent();
        waits(UUID.randomUUID(), false);

        assertThat(after(91).finished()).isZero();
        assertThat(states(event)).containsExactly("sms sent");

        nothing_is_held();
        assertThat(after(91).finished()).isPositive();
        assertThat(decision(event)).isEqualTo("none yet");
    }

    @Test
    void a_case_whose_events_are_parked_keeps_its_own_and_no_other() {
        UUID parked = sent();
        UUID other = change(UUID.randomUUID(), 1, "service", someone);
        awaitStates(other, "sms sent");
        waits(someCase, true);

        after(91).finished();

        assertThat(states(parked)).containsExactly("sms sent");
        assertThat(decision(other)).isEqualTo("none yet");
    }

    @Test
    void the_lane_of_a_case_that_goes_on_begins_anew() {
        UUID first = sent();
        after(91).finished();
        assertThat(decision(first)).isEqualTo("none yet");

        awaitStates(change(someCase, 2, "service", someone), "sms sent");
        awaitStates(change(someCase, 3, "service", someone), "sms sent");
    }

    @Test
    void an_operator_who_tries_again_comes_before_what_forgets() {
        resident(someone, 1, BY_SMS);
        SMS.answer = parcel -> new HandOver.Refused("no-such-number");
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms permanent-failure");
        gates.pause(Channel.SMS, "a test", "to keep it ready");
        UUID notification = jdbc.sql("select id from notification where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single();
        Instant soon = CLOCK.instant().plus(Duration.ofDays(1));

        jdbc.sql("update delivery set state = 'ready', finished_at = null where id = ?")
                .param(delivery(event))
                .update();

        assertThat(notifications.forget(List.of(notification), soon)).isZero();
        assertThat(states(event)).containsExactly("sms ready");
    }

    @Test
    void receipts_that_name_nothing_of_ours_are_forgotten_as_well() {
        String reference = "nobody's " + UUID.randomUUID();
        receipts.put(List.of(new Receipt(SMS.name(), reference, null, Outcome.DELIVERED, null, CLOCK.instant())));

        after(89).receipts();
        assertThat(count("receipt where reference = ?", reference)).isEqualTo(1);

        after(91).receipts();
        assertThat(count("receipt where reference = ?", reference)).isZero();
    }

    @Test
    void what_was_forgotten_is_counted() {
        sent();
        var registry = new SimpleMeterRegistry();

        RegularForgetting.count(registry, "notifications", after(91)::finished);

        assertThat(registry.counter("stadsbode.retention.forgotten", "what", "notifications")
                        .count())
                .isPositive();
    }

    @Test
    void it_is_kept_longer_than_the_broker_keeps_the_event_it_came_from() {
        assertThatThrownBy(() -> settings(Map.of("retention.keep", "34d"))).isInstanceOf(BindException.class);
        assertThatThrownBy(() -> settings(Map.of("retention.batch", "0"))).isInstanceOf(BindException.class);
        assertThat(settings(Map.of()).keep()).isEqualTo(Duration.ofDays(90));
    }

    private UUID sent() {
        resident(someone, 1, BY_SMS);
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "sms sent");
        await().untilAsserted(() ->
                assertThat(count("outbox where key = ?", someCase.toString())).isZero());
        return event;
    }

    /** An event in a shard that no relay publishes. */
    private void waits(UUID key, boolean parked) {
        jdbc.sql("""
                        insert into outbox (shard, topic, key, event_id, type, subject, time, sequence, dataschema, parked_at)
                                        values (?, 'delivery-status-changed', ?, ?, 'a type', ?, ?, 1, 'a schema', ?)
                        """)
                .param(NO_SHARD)
                .param(key.toString())
                .param(UUID.randomUUID())
                .param(key.toString())
                .param(CLOCK.instant().atOffset(ZoneOffset.UTC))
                .param(parked ? CLOCK.instant().atOffset(ZoneOffset.UTC) : null)
                .update();
    }

    private Forgetting after(int days) {
        return forgetting(days, 500);
    }

    private Forgetting one_at_a_time(int days) {
        return forgetting(days, 1);
    }

    private Forgetting forgetting(int days, int batch) {
        await().untilAsserted(() ->
                assertThat(count("outbox where shard <> ?", NO_SHARD)).isZero());
        var settings = new RetentionSettings(Duration.ofDays(90), Duration.ofMinutes(1), batch, 1_000);
        return new Forgetting(notifications, jdbc, settings, Clock.offset(CLOCK, Duration.ofDays(days)));
    }

    private static RetentionSettings settings(Map<String, String> values) {
        var validator = new SpringValidatorAdapter(
                Validation.buildDefaultValidatorFactory().getValidator());
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("retention", Bindable.of(RetentionSettings.class), new ValidationBindHandler(validator));
    }

    private List<Integer> left(UUID event, UUID delivery) {
        return List.of(
                count("notification where event_id = ?", event),
                count("delivery where id = ?", delivery),
                count("attempt where delivery_id = ?", delivery),
                count("content where delivery_id = ?", delivery),
                count("receipt where delivery_id = ?", delivery),
                count("lane where id = ?", lane()));
    }

    private UUID lane() {
        return UUID.nameUUIDFromBytes((someCase + "/" + someone + "/sms").getBytes());
    }

    private int count(String what, Object parameter) {
        return jdbc.sql("select count(*) from " + what)
                .param(parameter)
                .query(Integer.class)
                .single();
    }
}
