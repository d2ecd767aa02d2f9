package nl.stadsbode.notifications.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.flow.CountingCarrier;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.notification.Claim;
import nl.stadsbode.notifications.notification.NotificationSettings;
import nl.stadsbode.notifications.notification.Queue;
import nl.stadsbode.notifications.notification.Replanning;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** Three text messages a day may go abroad here. */
class AbroadTests extends FlowTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, List<String>> BY_SMS = Map.of("service", List.of("sms", "email"));

    private final UUID someone = UUID.randomUUID();

    @Autowired
    private NotificationSettings rules;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Queue queue;

    @Autowired
    private Replanning replanning;

    @Autowired
    private Preparing preparing;

    @BeforeEach
    void anotherDay() {
        CLOCK.forward(Duration.ofDays(1));
    }

    @AfterEach
    void open() {
        gates.resume(Channel.SMS);
    }

    private List<UUID> told(int messages) {
        List<UUID> events = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            events.add(change(UUID.randomUUID(), 1, "service", someone));
        }
        return events;
    }

    private List<String> outcomes(List<UUID> events) {
        return events.stream()
                .map(event -> String.join(", ", states(event)))
                .sorted()
                .toList();
    }

    private void awaitOutcomes(List<UUID> events, String... expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes(events)).containsExactly(expected));
    }

    @Test
    void what_is_beyond_the_days_number_waits_until_tomorrow_and_says_why() {
        resident(someone, 1, BY_SMS, true, "+4915112345678");
        LocalDate tomorrow = LocalDate.ofInstant(CLOCK.instant(), rules.zone()).plusDays(1);

        List<UUID> events = told(5);

        awaitOutcomes(events, "sms scheduled", "sms scheduled", "sms sent", "sms sent", "sms sent");
        assertThat(jdbc.sql("select d.reason, d.not_before from delivery d join notification n"
                                + " on n.id = d.notification_id where n.event_id = any(?) and d.state = 'scheduled'")
                        .param(events.toArray(UUID[]::new))
                        .query((row, number) -> row.getString("reason") + " "
                                + row.getObject("not_before", OffsetDateTime.class)
                                        .atZoneSameInstant(ZoneId.of("Europe/Amsterdam"))
                                        .toLocalDateTime())
                        .list())
                .containsOnly("abroad-cap-reached " + tomorrow + "T00:00");

        CLOCK.forward(Duration.ofDays(1));

        awaitOutcomes(events, "sms sent", "sms sent", "sms sent", "sms sent", "sms sent");
    }

    @Test
    void numbers_at_home_are_not_counted() {
        resident(someone, 1, BY_SMS);

        awaitOutcomes(told(5), "sms sent", "sms sent", "sms sent", "sms sent", "sms sent");
    }

    @Test
    void what_no_carrier_took_is_not_counted() {
        resident(someone, 1, BY_SMS, true, "+4915112345678");
        SMS.answer = parcel -> new HandOver.Later("mailbox-busy");
        List<UUID> events = told(3);
        awaitOutcomes(events, "sms temporary-failure", "sms temporary-failure", "sms temporary-failure");

        SMS.answer = CountingCarrier::accept;
        CLOCK.forward(Duration.ofMinutes(1));

        awaitOutcomes(events, "sms sent", "sms sent", "sms sent");
    }

    @Test
    void where_none_are_allowed_they_go_by_the_next_channel() {
        Abroad none =
                new Abroad(new AbroadSettings(List.of("+31"), 0), rules, jdbc, transactions, queue, replanning, CLOCK);
        resident(someone, 1, BY_SMS, true, "+4915112345678");
        gates.pause(Channel.SMS, "a test", "to claim by hand");
        List<UUID> events = told(1);
        awaitOutcomes(events, "sms ready");
        List<Claim> ours = queue.claim(Channel.SMS, 1_000, Duration.ofMinutes(5)).stream()
                .filter(claim -> claim.residentId().equals(someone))
                .toList();

        assertThat(none.within(preparing.prepare(ours))).isEmpty();

        awaitOutcomes(events, "sms technical-failure, email sent");
        assertThat(jdbc.sql("select reason from delivery where id = ?")
                        .param(ours.getFirst().deliveryId())
                        .query(String.class)
                        .single())
                .isEqualTo("abroad-not-allowed");
    }
}
