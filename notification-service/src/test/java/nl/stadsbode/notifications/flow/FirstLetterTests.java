package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who never chose is told once, by letter, how that is done: whom it is planned for, and in which letter. */
class FirstLetterTests extends FirstLetterFlowTest {

    private static final int A_DAY = 1_000;

    @Autowired
    private MeterRegistry meters;

    @Test
    void the_first_news_that_nobody_chose_brings_a_letter_about_choosing_and_what_follows_brings_none()
            throws Exception {
        double before = counted("letter");
        resident(someone, 1, Map.of());
        awaitKnown(someone, 1);

        UUID first = change(someCase, 1, "service", someone);
        awaitStates(first, "letter sent");
        UUID later = change(UUID.randomUUID(), 1, "service", someone);
        UUID official = change(UUID.randomUUID(), 1, "official", someone);
        awaitStates(official, "letter sent");

        assertThat(decision(first)).isEqualTo("planned first-letter");
        await().untilAsserted(() -> assertThat(decision(later)).isEqualTo("nothing nothing-chosen"));
        assertThat(decision(official)).isEqualTo("planned official-by-letter");
        assertThat(letterOf(first))
                .contains("Zo kiest u hoe u bericht van ons krijgt", "Z-2026-000123", "localhost:8082", "14 010")
                .contains("U hoeft niet te kiezen.", "U krijgt deze brief één keer")
                .doesNotContain("ontvangen", "Wilt u voortaan liever");
        assertThat(letterOf(official)).doesNotContain("Hoe wilt u bericht van ons krijgen?");
        assertThat(counted("letter")).isEqualTo(before + 1);
        assertThat(published("delivery-status-changed", someCase, 1))
                .allSatisfy(data -> assertThat(data.get("reason").asString()).isEqualTo("first-letter"));
    }

    @Test
    void an_official_letter_encloses_it_and_no_letter_of_its_own_follows() throws Exception {
        resident(someone, 1, Map.of());

        UUID official = change(someCase, 1, "official", someone);
        awaitStates(official, "letter sent");
        UUID later = change(someCase, 2, "service", someone);

        await().untilAsserted(() -> assertThat(decision(later)).isEqualTo("nothing nothing-chosen"));
        assertThat(decision(official)).isEqualTo("planned official-by-first-letter");
        assertThat(letterOf(official))
                .contains("alleen een aankondiging", "Hoe wilt u bericht van ons krijgen?", "U hoeft niet te kiezen.");
    }

    @Test
    void of_much_news_at_once_and_the_same_news_again_one_brings_it() {
        resident(someone, 1, Map.of());
        List<UUID> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            UUID event = ids.generate();
            UUID ofCase = UUID.randomUUID();
            for (int again = 0; again < 3; again++) {
                publish(
                        "case-status-changed",
                        ofCase.toString(),
                        event,
                        1,
                        changeJson(ofCase, event, i % 2 == 0 ? "service" : "official", false, someone));
            }
            events.add(event);
        }

        await().untilAsserted(() -> assertThat(events)
                .noneMatch(event ->
                        decision(event).startsWith("none") || decision(event).startsWith("awaiting")));
        assertThat(events)
                .filteredOn(event -> decision(event).contains("first-letter"))
                .hasSize(1);
    }

    @Test
    void what_came_before_the_preferences_brings_it_once_as_well() {
        List<UUID> events = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            events.add(change(UUID.randomUUID(), 1, "service", someone));
        }
        await().untilAsserted(() ->
                assertThat(events).allMatch(event -> decision(event).startsWith("awaiting")));

        resident(someone, 1, Map.of());

        await().untilAsserted(() ->
                assertThat(events).noneMatch(event -> decision(event).startsWith("awaiting")));
        assertThat(events)
                .filteredOn(event -> decision(event).contains("first-letter"))
                .hasSize(1);
    }

    @Test
    void who_chose_once_and_took_it_back_knows_how() {
        resident(someone, 1, Map.of("service", List.of("sms")));
        awaitKnown(someone, 1);
        resident(someone, 2, Map.of());
        awaitKnown(someone, 2);

        UUID event = change(someCase, 1, "service", someone);

        await().untilAsserted(() -> assertThat(decision(event)).isEqualTo("nothing nothing-chosen"));
    }

    @Test
    void the_dead_and_those_who_paused_or_whose_address_is_not_known_get_none() {
        UUID dead = UUID.randomUUID();
        UUID paused = UUID.randomUUID();
        preferences(dead, 1, Map.of(), home("Coolsingel 40"), Map.of("deceased", true));
        preferences(paused, 1, Map.of(), home("Coolsingel 40"), Map.of("pausedUntil", tomorrow()));
        preferences(someone, 1, Map.of(), home(null), Map.of());
        awaitKnown(dead, 1);
        awaitKnown(paused, 1);
        awaitKnown(someone, 1);

        UUID toTheDead = change(someCase, 1, "official", dead);
        UUID toPaused = change(someCase, 2, "service", paused);
        UUID toNowhere = change(someCase, 3, "service", someone);

        await().untilAsserted(() -> {
            assertThat(decision(toTheDead)).isEqualTo("nothing recipient-deceased");
            assertThat(decision(toPaused)).isEqualTo("nothing nothing-chosen");
            assertThat(decision(toNowhere)).isEqualTo("nothing nothing-chosen");
        });
        assertThat(jdbc.sql("select count(*) from knows_how_to_choose where resident_id in (?, ?, ?)")
                        .params(dead, paused, someone)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void no_more_letters_of_their_own_go_than_a_day_may_cost_and_an_official_one_still_encloses_it() {
        jdbc.sql("""
                        insert into knows_how_to_choose (resident_id, how, since)
                        select gen_random_uuid(), 'letter', ?::timestamptz from generate_series(1, ?)
                        """).params(CLOCK.instant().toString(), A_DAY).update();
        UUID another = UUID.randomUUID();
        resident(someone, 1, Map.of());
        resident(another, 1, Map.of());

        UUID service = change(someCase, 1, "service", someone);
        UUID official = change(UUID.randomUUID(), 1, "official", another);

        await().untilAsserted(() -> {
            assertThat(decision(service)).isEqualTo("nothing nothing-chosen");
            assertThat(decision(official)).isEqualTo("planned official-by-first-letter");
        });
        CLOCK.forward(Duration.ofDays(1));
        UUID nextDay = change(someCase, 2, "service", someone);
        await().untilAsserted(() -> assertThat(decision(nextDay)).isEqualTo("planned first-letter"));
    }

    @Test
    void who_chose_after_the_letter_counts_as_one_who_chose() {
        resident(someone, 1, Map.of());
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "letter sent");

        resident(someone, 2, Map.of("service", List.of("sms")));
        awaitKnown(someone, 2);

        assertThat(jdbc.sql("select how from knows_how_to_choose where resident_id = ?")
                        .param(someone)
                        .query(String.class)
                        .single())
                .isEqualTo("chose");
    }

    private static String tomorrow() {
        return LocalDate.ofInstant(CLOCK.instant(), java.time.ZoneOffset.UTC)
                .plusDays(2)
                .toString();
    }

    private double counted(String way) {
        return meters.counter("stadsbode.notification.first.letters", "way", way)
                .count();
    }
}
