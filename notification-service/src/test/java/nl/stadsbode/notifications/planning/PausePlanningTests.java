package nl.stadsbode.notifications.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import nl.stadsbode.notifications.planning.Plan.Reason;
import nl.stadsbode.notifications.planning.Plan.Tell;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.residents.Choice;
import nl.stadsbode.notifications.residents.QuietHours;
import nl.stadsbode.notifications.residents.Wishes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PausePlanningTests {

    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    private static final QuietHours SHORT_NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(2, 30));
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));
    private static final LocalDate BACK = LocalDate.of(2026, 12, 20);

    private final NotificationPlanner planner = new NotificationPlanner(ZoneId.of("Europe/Amsterdam"));

    @ParameterizedTest
    @EnumSource(Channel.class)
    void news_waits_for_the_day_on_which_a_resident_is_back(Channel channel) {
        assertThat(plan(false, false, channel, null, BACK)).satisfies(tell -> {
            assertThat(tell.notBefore()).isEqualTo(Instant.parse("2026-12-19T23:00:00Z"));
            assertThat(tell.reason()).isEqualTo(Reason.CHOSEN_AFTER_PAUSE);
        });
    }

    @Test
    void and_for_the_end_of_the_night_before_it() {
        assertThat(plan(false, false, Channel.SMS, NIGHT, BACK).notBefore())
                .isEqualTo(Instant.parse("2026-12-20T07:00:00Z"));
        assertThat(plan(false, false, Channel.LETTER, NIGHT, BACK).notBefore())
                .isEqualTo(Instant.parse("2026-12-19T23:00:00Z"));
    }

    @Test
    void where_the_clock_goes_back_the_night_ends_at_the_second_of_the_two_hours() {
        Instant secondTenPastTwo = Instant.parse("2026-10-25T01:10:00Z");

        assertThat(SHORT_NIGHT.next(secondTenPastTwo, ZoneId.of("Europe/Amsterdam")))
                .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void what_is_official_or_urgent_does_not_wait() {
        assertThat(plan(true, false, Channel.SMS, NIGHT, BACK).notBefore()).isEqualTo(NOON);
        assertThat(plan(false, true, Channel.SMS, NIGHT, BACK).notBefore()).isEqualTo(NOON);
    }

    @Test
    void a_pause_that_is_over_holds_nothing() {
        for (LocalDate over : List.of(LocalDate.of(2026, 11, 23), LocalDate.of(2020, 1, 1))) {
            assertThat(plan(false, false, Channel.SMS, null, over)).satisfies(tell -> {
                assertThat(tell.notBefore()).isEqualTo(NOON);
                assertThat(tell.reason()).isEqualTo(Reason.CHOSEN);
            });
        }
    }

    private Tell plan(
            boolean official, boolean urgent, Channel channel, @Nullable QuietHours quiet, LocalDate pausedUntil) {
        Wishes wishes = new Wishes(
                false,
                false,
                List.of(new Choice("*", official, List.of(channel))),
                quiet,
                pausedUntil,
                0,
                Set.of(channel),
                List.of());
        return (Tell) planner.plan(new Notice("permits", true, official, urgent, false, false), wishes, NOON);
    }
}
