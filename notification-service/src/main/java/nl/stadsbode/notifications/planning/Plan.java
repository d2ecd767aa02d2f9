package nl.stadsbode.notifications.planning;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;

/** A decision for one recipient. */
public sealed interface Plan {

    /**
     * @param channels the first is used; each next one after a permanent failure of the one before it
     * @param notBefore moment of the first hand-over at the earliest
     * @param reason why this way
     */
    record Tell(List<Channel> channels, Instant notBefore, Reason reason) implements Plan {}

    record Nothing(Reason reason) implements Plan {}

    /** Why it was decided so; its code is stored, shown and told in words. */
    enum Reason {
        CHOSEN,
        CHOSEN_AFTER_QUIET_HOURS,
        CHOSEN_AFTER_PAUSE,
        /** Held for a while, so that what follows in the same case comes with it. */
        CHOSEN_GATHERED,
        OFFICIAL_BY_LETTER,
        /** Official by letter; how to choose is enclosed. */
        OFFICIAL_BY_FIRST_LETTER,
        /** Nothing was chosen, and the news is not told: a letter explains how to choose. */
        FIRST_LETTER,
        STATUS_NOT_TOLD,
        NOTHING_CHOSEN,
        CHOSE_NOTHING,
        NO_CONTACT_POINT,
        NO_RECIPIENT,
        /** Who is told as well is not told of what is sensitive, unless the resident said so. */
        SENSITIVE_NOT_FOR_COMPANION,
        COMPANION_ENDED,
        RESIDENT_FORGOTTEN,
        RECIPIENT_DECEASED;

        /** Whether how to choose is explained along with it. */
        public boolean explains() {
            return this == FIRST_LETTER || this == OFFICIAL_BY_FIRST_LETTER;
        }

        /** Whether this is the code of a reason that {@link #explains}. */
        public static boolean explains(@Nullable String code) {
            return FIRST_LETTER.code().equals(code)
                    || OFFICIAL_BY_FIRST_LETTER.code().equals(code);
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
