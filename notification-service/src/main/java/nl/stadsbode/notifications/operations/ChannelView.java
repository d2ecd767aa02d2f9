package nl.stadsbode.notifications.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a channel sends.
 *
 * @param state open, paused (by an operator) or carrier-away (of its own accord, until {@code retryAt})
 * @param by who paused it
 * @param reason of the pause or outage
 * @param since of the pause or outage
 */
record ChannelView(
        String channel,
        String state,
        @Nullable String by,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable Instant retryAt) {}
