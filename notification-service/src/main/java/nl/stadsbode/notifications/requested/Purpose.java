package nl.stadsbode.notifications.requested;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a message is sent that is about no case. */
enum Purpose {
    /** A code or a link, by which a number or address is shown to be someone's own. */
    VERIFICATION,
    CONFIRMATION,
    /** All that is kept of the resident will be erased. */
    FORGETTING,
    /** A colleague gathers all that is kept of the resident, to print it. */
    EXPORT,
    /** Another number or address does not work any more. */
    FAILURE,
    /** Someone is asked to read along, or what came of it. */
    COMPANION,
    TEST;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Purpose> of(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code().equals(code))
                .findFirst();
    }
}
