package nl.stadsbode.preferences.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How something about a resident became known to us. */
public enum How {
    /** From a register or another system. */
    REGISTER,
    /** The resident said so at a desk, identified. */
    DESK,
    /** The resident said so by phone. */
    PHONE,
    /** The resident did it, signed in. */
    SELF,
    /** The resident did it by a link in a message, or by the mail provider's button. */
    UNSUBSCRIBED,
    /** A carrier reported it. */
    CARRIER,
    /** In the pages of the contact centre, without the resident saying so. */
    CONTACT_CENTRE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Flawed when there is no such way */
    @JsonCreator
    public static How of(String code) {
        return Arrays.stream(values())
                .filter(how -> how.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Flawed("how", "unknown-how", "Use register, desk or phone."));
    }
}
