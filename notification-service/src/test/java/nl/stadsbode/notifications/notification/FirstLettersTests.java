package nl.stadsbode.notifications.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.planning.NotificationPlanner;
import nl.stadsbode.notifications.planning.Plan;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.residents.HowToChoose;
import nl.stadsbode.notifications.residents.Wishes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Letters about choosing: how many, and that each comes once. */
class FirstLettersTests extends FlowTest {

    private static final Wishes NOTHING_CHOSEN =
            new Wishes(false, false, List.of(), null, null, 0, EnumSet.of(Channel.LETTER), List.of());

    private static final FirstLetterSettings ON = new FirstLetterSettings(true, 1_000);

    @Autowired
    private HowToChoose howToChoose;

    @Autowired
    private NotificationPlanner planner;

    @Autowired
    private NotificationSettings rules;

    private final UUID someone = UUID.randomUUID();

    @Test
    void nobody_gets_any_where_they_are_off() {
        assertThat(decided("service", new FirstLetterSettings(false, 1_000))).isEqualTo("nothing-chosen");
        assertThat(decided("official", new FirstLetterSettings(false, 1_000))).isEqualTo("official-by-letter");
    }

    @Test
    void without_any_a_day_it_is_enclosed_only() {
        assertThat(decided("service", new FirstLetterSettings(true, 0))).isEqualTo("nothing-chosen");
        assertThat(decided("official", new FirstLetterSettings(true, 0))).isEqualTo("official-by-first-letter");
        assertThat(decided("official", new FirstLetterSettings(true, 0))).isEqualTo("official-by-letter");
    }

    @Test
    void of_what_comes_together_the_official_one_encloses_it_and_nothing_else_brings_it() {
        assertThat(decided(List.of("service", "official", "official"), new FirstLetterSettings(true, 0)))
                .containsExactly("nothing-chosen", "official-by-first-letter", "official-by-letter");
    }

    @Test
    void of_two_that_plan_at_the_same_time_one_explains_it_and_the_other_waits_for_that() throws Exception {
        CountDownLatch planned = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService instances = Executors.newFixedThreadPool(2)) {
            Future<String> first = instances.submit(() -> transaction.execute(status -> {
                String decided = decided("service", ON);
                planned.countDown();
                awaited(mayCommit);
                return decided;
            }));
            awaited(planned);
            Future<String> second = instances.submit(() -> decided("official", ON));

            await().until(() -> jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and query like '%insert into knows_how_to_choose%'")
                            .query(Integer.class)
                            .single()
                    > 0);
            assertThat(second.isDone()).isFalse();
            mayCommit.countDown();

            assertThat(first.get()).isEqualTo("first-letter");
            assertThat(second.get()).isEqualTo("official-by-letter");
        }
    }

    @Test
    void what_is_rolled_back_was_explained_to_nobody() {
        transaction.executeWithoutResult(status -> {
            assertThat(decided("service", ON)).isEqualTo("first-letter");
            status.setRollbackOnly();
        });

        assertThat(decided("service", ON)).isEqualTo("first-letter");
        assertThat(decided("service", ON)).isEqualTo("nothing-chosen");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private String decided(String kind, FirstLetterSettings settings) {
        return decided(List.of(kind), settings).getFirst();
    }

    private List<String> decided(List<String> kinds, FirstLetterSettings settings) {
        FirstLetters letters =
                new FirstLetters(jdbc, howToChoose, planner, settings, rules, new SimpleMeterRegistry(), CLOCK);
        List<Decision> decisions = kinds.stream().map(this::usual).toList();
        List<Decision> with = transaction.execute(status -> letters.with(decisions, Map.of(someone, NOTHING_CHOSEN)));
        return with.stream().map(decision -> String.valueOf(decision.reason())).toList();
    }

    private Decision usual(String kind) {
        UUID event = ids.generate();
        String change = new String(changeJson(UUID.randomUUID(), event, kind, false, someone));
        Announcement announcement =
                new Announcement(event, CLOCK.instant(), 1, null, json.readValue(change, StatusChange.class), change);
        Plan usual = planner.plan(announcement.change().notice(), NOTHING_CHOSEN, CLOCK.instant());
        return Decision.open(
                        ids.generate(),
                        announcement,
                        announcement.change().recipients().getFirst())
                .decided(usual);
    }
}
