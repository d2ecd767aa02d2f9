package nl.stadsbode.preferences.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A contact point turned out not to work. */
public record ContactFailure(Instant at, Why why) {

    public enum Why {
        BOUNCED,
        NUMBER_GONE,
        LETTER_RETURNED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Why> of(String code) {
            return Arrays.stream(values())
                    .filter(why -> why.code().equals(code))
                    .findFirst();
        }

        @JsonCreator
        static Why required(String code) {
            return of(code).orElseThrow(() -> new IllegalArgumentException("unknown reason of failure"));
        }
    }
}
