package nl.stadsbode.notifications.notification;

import java.time.Instant;
import java.util.UUID;
import nl.stadsbode.notifications.planning.Notice;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this process alone may hand over, until its lease ends.
 *
 * @param token fences: what another one has claimed meanwhile is not touched by its results
 * @param onBehalfOf resident whose news it is, where it goes to their companion
 * @param urgent by itself, or because something urgent waits behind it: quiet hours do not hold it
 * @param reminder tells once more what is asked for
 * @param gathers may tell of earlier changes as well, see {@link Gathering}
 * @param explains how to choose is explained along with it, or instead of it where it is not official
 * @param late handed over out of order (fallback, retry): its text dates the status
 */
public record Claim(
        UUID deliveryId,
        UUID token,
        UUID lane,
        Channel channel,
        int attempts,
        UUID notificationId,
        UUID residentId,
        @Nullable UUID onBehalfOf,
        boolean urgent,
        boolean late,
        boolean reminder,
        boolean gathers,
        boolean explains,
        @Nullable String traceParent,
        Instant announcedAt,
        StatusChange change) {

    /** What the planner needs of it; urgent may be what waits behind it. */
    public Notice notice() {
        return change.notice().with(urgent);
    }

    /** Whether it tells that something before it was wrong. */
    public boolean corrects() {
        return change.change().kind().equals("correction");
    }

    /** The same, if it explains nothing any more. */
    public Claim explaining(boolean still) {
        return explains == still
                ? this
                : new Claim(
                        deliveryId,
                        token,
                        lane,
                        channel,
                        attempts,
                        notificationId,
                        residentId,
                        onBehalfOf,
                        urgent,
                        late,
                        reminder,
                        gathers,
                        still,
                        traceParent,
                        announcedAt,
                        change);
    }

    /** What is official cannot be refused, but a companion need not read along. */
    public boolean mayBeRefused() {
        return !change.official() || onBehalfOf != null;
    }
}
