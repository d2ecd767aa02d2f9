package nl.stadsbode.notifications.notification;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The states of a delivery, and the one table of what may follow what. */
public enum State {
    SCHEDULED,
    WAITING,
    READY,
    CLAIMED,
    SENDING,
    SENT,
    DELIVERED,
    TEMPORARY_FAILURE,
    PERMANENT_FAILURE,
    TECHNICAL_FAILURE,
    UNKNOWN,
    CANCELLED,
    SUPERSEDED,
    EXPIRED,
    RETURNED;

    /** As it is written in tables and events: {@code temporary-failure}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static State of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public boolean mayBecome(State next) {
        return next().contains(next);
    }

    /** Whether nothing follows by itself: an operator may still try again, a late receipt may still correct. */
    public boolean isFinal() {
        return switch (this) {
            case DELIVERED, PERMANENT_FAILURE, TECHNICAL_FAILURE, CANCELLED, SUPERSEDED, EXPIRED, RETURNED -> true;
            case SCHEDULED, WAITING, READY, CLAIMED, SENDING, SENT, TEMPORARY_FAILURE, UNKNOWN -> false;
        };
    }

    /** States in which nothing was handed over yet, so that an operator can still cancel. */
    public static Set<State> cancellable() {
        return states(CANCELLED);
    }

    /** States from which an operator may try again. */
    public static Set<State> retryable() {
        return EnumSet.of(PERMANENT_FAILURE, TECHNICAL_FAILURE, EXPIRED, RETURNED, TEMPORARY_FAILURE);
    }

    /** Every state that may become the one given. */
    public static Set<State> states(State next) {
        Set<State> states = EnumSet.noneOf(State.class);
        Arrays.stream(values()).filter(state -> state.mayBecome(next)).forEach(states::add);
        return states;
    }

    private Set<State> next() {
        return switch (this) {
            case WAITING -> EnumSet.of(READY, SCHEDULED, CANCELLED, SUPERSEDED, EXPIRED);
            // delivered, unknown: it waits to be sent once more, and may have arrived the first time
            case SCHEDULED -> EnumSet.of(READY, DELIVERED, UNKNOWN, CANCELLED, SUPERSEDED, EXPIRED);
            case READY -> EnumSet.of(CLAIMED, DELIVERED, UNKNOWN, CANCELLED, SUPERSEDED, EXPIRED);
            case CLAIMED -> EnumSet.of(SENDING, READY, SCHEDULED, CANCELLED, TECHNICAL_FAILURE);
            case SENDING -> EnumSet.of(SENT, READY, TEMPORARY_FAILURE, PERMANENT_FAILURE, TECHNICAL_FAILURE, UNKNOWN);
            // a temporary failure: the print house never had the letter whole
            case SENT -> EnumSet.of(DELIVERED, TEMPORARY_FAILURE, PERMANENT_FAILURE, RETURNED);
            // an answer that came after its lease, or a receipt: any word of the carrier's says more
            case UNKNOWN ->
                EnumSet.of(SENT, DELIVERED, RETURNED, TEMPORARY_FAILURE, PERMANENT_FAILURE, READY, TECHNICAL_FAILURE);
            case TEMPORARY_FAILURE -> EnumSet.of(READY, DELIVERED, UNKNOWN, CANCELLED, SUPERSEDED, EXPIRED);
            case PERMANENT_FAILURE, TECHNICAL_FAILURE, EXPIRED, RETURNED -> EnumSet.of(READY);
            case DELIVERED -> EnumSet.of(RETURNED);
            case CANCELLED, SUPERSEDED -> EnumSet.noneOf(State.class);
        };
    }
}
