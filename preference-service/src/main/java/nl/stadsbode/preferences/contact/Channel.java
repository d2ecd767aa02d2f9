package nl.stadsbode.preferences.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** A way to reach a resident. */
public enum Channel {
    SMS,
    EMAIL,
    LETTER;

    /** As it travels: {@code sms}, {@code email}, {@code letter}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Flawed when there is no such channel */
    @JsonCreator
    public static Channel of(String code) {
        return Arrays.stream(values())
                .filter(channel -> channel.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Flawed("channel", "unknown-channel", "Use sms, email or letter."));
    }
}
