package nl.stadsbode.notifications.chaos;

import java.util.List;
import java.util.Map;

/**
 * What came of it all.
 *
 * @param kills by step of the send path
 * @param points places between two steps at which it died at least once, of those that are known
 * @param lost events without a notification, notifications without a delivery, and what is called sent and never arrived
 * @param unfinished what did not come to rest
 * @param repeats hand-overs beyond a delivery's first that a carrier accepted
 * @param unknowns deliveries of which at some time nobody knew whether the carrier had taken them
 * @param notExplained repeats that no counted unknown explains
 * @param outOfOrder first hand-overs that came before an earlier one of their lane
 * @param lanes lanes with more than one first hand-over whose order was looked at
 * @param neverTaken unknowns that were told as such in the end, and that the carrier did not get
 * @param requested messages that somebody asked for
 * @param gathered deliveries that another one tells
 * @param reminders deliveries that remind
 * @param toldAgain deliveries for who did not get the one before
 * @param problems each of what must not be, in words
 */
record Report(
        Map<String, Integer> kills,
        int points,
        int pointsKnown,
        int events,
        int notifications,
        int deliveries,
        int handedOver,
        int letters,
        int receipts,
        int lost,
        int unfinished,
        int repeats,
        int unknowns,
        int notExplained,
        int outOfOrder,
        int lanes,
        int neverTaken,
        int requested,
        int gathered,
        int reminders,
        int toldAgain,
        List<String> problems) {

    boolean passed() {
        return problems.isEmpty() && lost == 0 && unfinished == 0 && notExplained == 0 && outOfOrder == 0;
    }
}
