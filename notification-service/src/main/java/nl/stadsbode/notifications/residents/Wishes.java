package nl.stadsbode.notifications.residents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the planner knows of a resident; nothing of it tells who it is.
 *
 * @param deceased whether the register says that the resident has died
 * @param pausedUntil day from which news comes again, but for what is official or urgent; null or past: it comes
 * @param gatherHours for how long news of one case is gathered, but for what is official or urgent
 * @param reachable channels with a verified contact point
 * @param companions who is told as well
 */
public record Wishes(
        boolean forgotten,
        boolean deceased,
        List<Choice> choices,
        @Nullable QuietHours quietHours,
        @Nullable LocalDate pausedUntil,
        int gatherHours,
        Set<Channel> reachable,
        List<Companion> companions) {

    public Optional<Choice> choiceFor(String topic, boolean official) {
        return choice(topic, official).or(() -> choice(Choice.EVERY_TOPIC, official));
    }

    private Optional<Choice> choice(String topic, boolean official) {
        return choices.stream()
                .filter(choice -> choice.topic().equals(topic) && choice.official() == official)
                .findFirst();
    }
}
