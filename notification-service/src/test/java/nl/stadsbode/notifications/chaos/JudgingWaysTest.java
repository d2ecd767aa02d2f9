package nl.stadsbode.notifications.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.stadsbode.notifications.chaos.Aftermath.Delivery;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Whether reminders come too often: that the judge sees it, and calls nothing so that is right. */
class JudgingWaysTest {

    private final UUID notification = UUID.randomUUID();

    @Test
    void two_reminders_that_arrived_are_one_too_many() {
        assertThat(wrong(Set.of(), official(1, "sms", "sent"), official(2, "sms", "delivered")))
                .hasSize(1);
        assertThat(wrong(Set.of(), official(1, "sms", "delivered"), official(2, "letter", "sent")))
                .hasSize(1);
    }

    @Test
    void a_reminder_that_failed_may_have_a_fallback() {
        assertThat(wrong(Set.of(), service(1, "sms", "permanent-failure"), service(2, "email", "sent")))
                .isEmpty();
    }

    @Test
    void an_official_reminder_in_doubt_may_go_as_a_letter_also_where_it_had_arrived() {
        Delivery doubted = official(1, "sms", "delivered");

        assertThat(wrong(Set.of(doubted.id()), doubted, official(2, "letter", "sent")))
                .isEmpty();
    }

    @Test
    void a_reminder_in_doubt_goes_neither_by_another_electronic_channel_nor_as_a_letter_where_it_is_not_official() {
        Delivery doubted = official(1, "sms", "delivered");
        Delivery notOfficial = service(1, "sms", "delivered");

        assertThat(wrong(Set.of(doubted.id()), doubted, official(2, "email", "sent")))
                .hasSize(1);
        assertThat(wrong(Set.of(notOfficial.id()), notOfficial, service(2, "letter", "sent")))
                .hasSize(1);
    }

    @Test
    void a_reminder_after_one_that_arrived_by_a_fallback_is_one_too_many() {
        assertThat(wrong(
                        Set.of(),
                        service(1, "sms", "permanent-failure"),
                        service(2, "email", "sent"),
                        service(3, "email", "sent")))
                .hasSize(1);
    }

    @Test
    void a_third_reminder_after_a_letter_for_one_in_doubt_is_one_too_many() {
        Delivery doubted = official(1, "sms", "delivered");

        assertThat(wrong(Set.of(doubted.id()), doubted, official(2, "letter", "sent"), official(3, "letter", "sent")))
                .hasSize(1);
    }

    private List<String> wrong(Set<UUID> doubted, Delivery... deliveries) {
        JudgingWays ways = new JudgingWays(
                new Aftermath(List.of(), List.of(deliveries), Map.of(), Set.of(), 0, 0),
                new Providers(Clock.systemUTC()),
                doubted);
        ways.reminded(Set.of(notification), new Missing(JdbcClient.create(new DriverManagerDataSource())), List.of());
        return ways.wrong();
    }

    private Delivery official(int rank, String channel, String state) {
        return reminder(rank, channel, state, true);
    }

    private Delivery service(int rank, String channel, String state) {
        return reminder(rank, channel, state, false);
    }

    private Delivery reminder(int rank, String channel, String state, boolean official) {
        return new Delivery(
                UUID.randomUUID(),
                notification,
                official,
                channel,
                rank,
                UUID.randomUUID(),
                1,
                state,
                null,
                0,
                1,
                "reminder",
                null);
    }
}
