package nl.stadsbode.preferences.privacy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * By what a colleague saw that it is the resident who asks (AVG art. 12, sixth paragraph). What stands in a document is
 * not written down: that it was seen is enough.
 */
enum Identity {
    PASSPORT,
    IDENTITY_CARD,
    DRIVING_LICENCE,
    RESIDENCE_PERMIT,
    /** In writing, signed, at the address of the register. */
    SIGNED_LETTER;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Identity> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Identity::code).toList();
    }
}
