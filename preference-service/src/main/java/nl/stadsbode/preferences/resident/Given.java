package nl.stadsbode.preferences.resident;

import nl.stadsbode.preferences.contact.Destination;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.PhoneNumber;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.contact.Stated;
import org.jspecify.annotations.Nullable;

/**
 * A destination as a caller gives it.
 *
 * @param vouched whether the caller vouches for it
 */
record Given(Destination destination, boolean vouched) {

    static Given of(ResidentBody.Sms sms) {
        return new Given(PhoneNumber.of(sms.number() == null ? "" : sms.number()), Boolean.TRUE.equals(sms.verified()));
    }

    static Given of(ResidentBody.Email email) {
        return new Given(
                EmailAddress.of(email.address() == null ? "" : email.address()), Boolean.TRUE.equals(email.verified()));
    }

    /** An address is vouched for by the register or by the colleague who writes it down. */
    static Given of(PostalAddress address) {
        return new Given(address, true);
    }

    /**
     * Who vouches for it. A resident's own word is not enough to use a number or an e-mail address, and does not move
     * the address, which comes from the population register (Wet BRP).
     */
    @Nullable
    Stated vouchedBy(Stated stated, boolean resident) {
        if (resident && destination instanceof PostalAddress) {
            throw addressIsTheRegisters();
        }
        return vouched && !resident ? stated : null;
    }

    static Flawed addressIsTheRegisters() {
        return new Flawed(
                "address",
                "address-from-register",
                "Your address comes from the population register. Tell the municipality when you move.");
    }
}
