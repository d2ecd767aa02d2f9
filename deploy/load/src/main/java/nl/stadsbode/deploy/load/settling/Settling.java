package nl.stadsbode.deploy.load.settling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import nl.stadsbode.deploy.load.stack.Pause;

/** Waits until every accepted status change has ended: sent, failed for good, or nothing with a reason. */
public final class Settling {

    /** After the last hand-over, so long without news means that no receipt is to be expected. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    /** Looking costs the service something as well: at most a third of the time. */
    private static final int LOOKS_COST = 2;

    private final Notifications notifications;
    private final Ledger ledger;
    private final Instant since;
    private final Clock clock;
    private final Pause pause;

    /** @param since no event of ours was announced before */
    public Settling(Notifications notifications, Ledger ledger, Instant since, Clock clock, Pause pause) {
        this.notifications = notifications;
        this.ledger = ledger;
        this.since = since;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * @param longest how long to wait; what is unfinished then is in the tally
     * @param look gets every tally on the way
     */
    public Tally await(Duration longest, Consumer<Tally> look) {
        Instant begun = clock.instant();
        Instant lastNews = begun;
        String before = "";
        while (true) {
            Instant looked = clock.instant();
            Tally tally = tally();
            look.accept(tally);
            Instant now = clock.instant();
            if (!tally.fingerprint().equals(before)) {
                before = tally.fingerprint();
                lastNews = now;
            }
            boolean quiet = tally.hasAllReceipts() || !now.isBefore(lastNews.plus(QUIET));
            if (tally.isSettled() && quiet || now.isAfter(begun.plus(longest))) {
                return tally;
            }
            Duration cost = Duration.between(looked, now).multipliedBy(LOOKS_COST);
            pause.of(cost.compareTo(BETWEEN_LOOKS) > 0 ? cost : BETWEEN_LOOKS);
        }
    }

    private Tally tally() {
        Tally tally = new Tally(ledger);
        notifications.since(since, tally::add);
        return tally;
    }
}
