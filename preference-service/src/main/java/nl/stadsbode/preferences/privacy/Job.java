package nl.stadsbode.preferences.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked about all that is kept of a resident, how far it is, and what was answered: its receipt.
 *
 * @param askedBy {@code resident} or {@code contact}
 * @param identity by what a colleague saw who asked, by its code; null for who was signed in
 * @param dueAt when it begins; until then it can be taken back
 */
record Job(
        UUID id,
        ResidentId resident,
        What what,
        State state,
        String askedBy,
        @Nullable String identity,
        Instant askedAt,
        Instant dueAt,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt,
        List<Answered> answers) {

    enum What {
        EXPORT,
        FORGETTING;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static What of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    enum State {
        WAITING,
        RUNNING,
        COMPLETE,
        CANCELLED,
        EXPIRED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What one service answered.
     *
     * @param whole whether all its pages are there
     * @param held whether what it gave can still be fetched
     */
    record Answered(String service, boolean whole, boolean held, Instant at, List<String> erased, List<Kept> kept) {}

    /**
     * What is not erased.
     *
     * @param what code of what it is
     * @param count how many
     * @param why code of the reason
     */
    record Kept(String what, long count, String why) {}

    Job with(List<Answered> given) {
        return new Job(
                id, resident, what, state, askedBy, identity, askedAt, dueAt, begunAt, finishedAt, List.copyOf(given));
    }

    /** How many services have answered. */
    public long done() {
        return answers.stream().filter(Answered::whole).count();
    }

    /** What a service answered, once it is whole. */
    public @Nullable Answered of(String service) {
        return answers.stream()
                .filter(answer -> answer.whole() && answer.service().equals(service))
                .findFirst()
                .orElse(null);
    }

    /** Whether a colleague may print it: what a resident had gathered is theirs alone. */
    public boolean printable() {
        return fetchable() && askedBy.equals("contact");
    }

    /** Whether what was gathered can be fetched. */
    public boolean fetchable() {
        return what == What.EXPORT
                && state == State.COMPLETE
                && !answers.isEmpty()
                && answers.stream().allMatch(Answered::held);
    }
}
