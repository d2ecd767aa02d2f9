package nl.stadsbode.deploy.load.bench;

import java.util.Locale;

/** What can be measured, in the order in which it is. */
public enum Part {
    END_TO_END("From a full outbox to carriers that do nothing"),
    FLOOR("The same writes by hand"),
    OUTBOX("The outbox alone"),
    LETTERS("Letters"),
    LATENCY("Latency at a steady rate");

    private final String words;

    Part(String words) {
        this.words = words;
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
