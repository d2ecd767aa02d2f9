package nl.stadsbode.notifications.planning;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import nl.stadsbode.notifications.residents.Channel;

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

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
