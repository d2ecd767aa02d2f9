package nl.stadsbode.deploy.load.bench;

import java.util.Locale;

/** What can be measured, in the order in which it is. */
public enum Part {
    END_TO_END("From a full outbox to carriers that do nothing, and the same writes by hand before and after it"),
    OUTBOX("The outbox alone"),
    LETTERS("Letters"),
    LATENCY("Latency at steady rates"),
    PULSE("Very many at once, with the SMS channel paused for the first half minute"),
    GROWTH("The same load with more and more rows there"),
    REAL_CARRIERS("To an SMS centre and a mail server, by their protocols"),
    ISOLATION("E-mail beside an SMS centre that never answers, and beside one that is handed nothing before and after"),
    START_UP("Each service starts");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    /** Whether services are started anew for it: what they hold says nothing of the run since. */
    boolean startsServices() {
        return compareTo(REAL_CARRIERS) >= 0;
    }

    /** As it is asked for: {@code end-to-end}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String words() {
        return words;
    }
}
