package nl.stadsbode.notifications.operations;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How delivery goes.
 *
 * @param at when it was counted
 * @param since what was announced before is left out; null for everything
 * @param awaitingPreferences notifications whose resident's preferences have not arrived
 * @param nothing notifications of which nothing is sent, by reason
 * @param p50Ms median from announcement to hand-over, in milliseconds; null when nothing was handed over
 * @param p99Ms the same, of the slowest one in a hundred
 * @param channels by code, each channel
 */
record Figures(
        Instant at,
        @Nullable Instant since,
        long notifications,
        long awaitingPreferences,
        @Nullable Instant oldestAwaitingSince,
        Map<String, Long> nothing,
        @Nullable Long p50Ms,
        @Nullable Long p99Ms,
        Map<String, OfChannel> channels,
        long deadEvents) {

    /**
     * Deliveries of one channel.
     *
     * @param planned all of them: waiting + sent + failed + unknown + cancelled
     * @param waiting scheduled, in line, ready, being handed over or tried again later
     * @param sent accepted by the carrier, those delivered included
     * @param delivered of those sent, confirmed by a receipt
     * @param failed refused, undeliverable, returned or too late
     * @param unknown handed over without an answer
     * @param cancelled by an operator, or because the choice was withdrawn
     */
    record OfChannel(
            long planned,
            long waiting,
            long sent,
            long delivered,
            long failed,
            long unknown,
            long cancelled,
            @Nullable Instant oldestWaitingSince,
            @Nullable Long p50Ms,
            @Nullable Long p99Ms) {

        static final OfChannel NONE = new OfChannel(0, 0, 0, 0, 0, 0, 0, null, null, null);

        /** Accepted, and no receipt yet. */
        public long unconfirmed() {
            return sent - delivered;
        }
    }
}
