package nl.stadsbode.deploy.postroom;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a message reached the post room. */
public enum Channel {
    SMS,
    EMAIL,
    LETTER;

    /** The name used in JSON and addresses: {@code sms}, {@code email} or {@code letter}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such channel */
    @JsonCreator
    public static Channel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
