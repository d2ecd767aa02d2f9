package nl.stadsbode.notifications.operations;

import java.time.Instant;
import java.util.List;
import nl.stadsbode.notifications.sending.CarrierState;
import org.jspecify.annotations.Nullable;

/**
 * Whether a channel sends.
 *
 * @param state open, paused (by an operator) or carrier-away (none of its carriers does well, until {@code retryAt})
 * @param by who paused it
 * @param reason of the pause or outage
 * @param since of the pause or outage
 * @param carriers the preferred one first
 */
record ChannelView(
        String channel,
        String state,
        @Nullable String by,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable Instant retryAt,
        List<CarrierState> carriers) {}
