package nl.stadsbode.notifications.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.planning.NotificationPlanner;
import nl.stadsbode.notifications.planning.Plan;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.residents.HowToChoose;
import nl.stadsbode.notifications.residents.Wishes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a municipality can say of letters about choosing. */
class FirstLetterSettingsTests extends FlowTest {

    private static final Wishes NOTHING_CHOSEN =
            new Wishes(false, false, List.of(), null, null, 0, EnumSet.of(Channel.LETTER), List.of());

    @Autowired
    private HowToChoose howToChoose;

    @Autowired
    private NotificationPlanner planner;

    @Autowired
    private NotificationSettings rules;

    @Autowired
    private TransactionTemplate transaction;

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

    private String decided(String kind, FirstLetterSettings settings) {
        FirstLetters letters =
                new FirstLetters(howToChoose, planner, settings, rules, new SimpleMeterRegistry(), CLOCK);
        UUID event = ids.generate();
        String change = new String(changeJson(UUID.randomUUID(), event, kind, false, someone));
        Announcement announcement =
                new Announcement(event, CLOCK.instant(), 1, null, json.readValue(change, StatusChange.class), change);
        Plan usual = planner.plan(announcement.change().notice(), NOTHING_CHOSEN, CLOCK.instant());
        Decision decision = Decision.open(
                        ids.generate(),
                        announcement,
                        announcement.change().recipients().getFirst())
                .decided(usual);
        List<Decision> with =
                transaction.execute(status -> letters.with(List.of(decision), Map.of(someone, NOTHING_CHOSEN)));
        return String.valueOf(with.getFirst().reason());
    }
}
