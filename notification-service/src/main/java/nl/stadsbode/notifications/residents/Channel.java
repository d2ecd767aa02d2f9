package nl.stadsbode.notifications.residents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way to reach a resident. */
public enum Channel {
    SMS,
    EMAIL,
    LETTER;

    /** As it is written in events, tables and addresses: {@code sms}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean electronic() {
        return this != LETTER;
    }

    public static Optional<Channel> of(String code) {
        return Arrays.stream(values())
                .filter(channel -> channel.code().equals(code))
                .findFirst();
    }
}
