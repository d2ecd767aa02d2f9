package nl.stadsbode.notifications.unsubscribing;

import java.util.UUID;
import nl.stadsbode.notifications.notification.StatusChange;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail that we sent, or were about to, and that may be refused.
 *
 * @param onBehalfOf resident whose news it is, where it went to their companion: they refuse to read along any more
 */
record RefusableEmail(
        UUID deliveryId,
        UUID caseId,
        UUID residentId,
        @Nullable UUID onBehalfOf,
        int version,
        @Nullable String traceParent,
        StatusChange change) {

    /** What the case is about, for its reader, Dutch where it has no name in that language; null where the matter is sensitive, for a link may be passed on. */
    @Nullable
    String about(String language) {
        var names = change.caseType().name();
        return change.sensitive() ? null : names.getOrDefault(language, names.get("nl"));
    }
}
