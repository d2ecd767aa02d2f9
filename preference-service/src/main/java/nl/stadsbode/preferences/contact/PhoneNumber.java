package nl.stadsbode.preferences.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Set;

/**
 * A number that can receive an SMS.
 *
 * @param e164 as in {@code +31612345678} (ITU-T E.164)
 */
public record PhoneNumber(String e164) implements Destination {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String HOME = "NL";
    private static final int LONGEST_INPUT = 40;
    private static final int SHOWN_DIGITS = 2;
    private static final Set<PhoneNumberType> MOBILE =
            Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    public PhoneNumber {
        if (!e164.startsWith("+")) {
            throw new IllegalArgumentException("a number is kept in E.164");
        }
    }

    /**
     * Reads a number as people write it; one without country is Dutch.
     *
     * @throws Flawed when it is no number, or not a mobile one
     */
    public static PhoneNumber of(String written) {
        if (written.length() > LONGEST_INPUT) {
            throw notANumber();
        }
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(written, HOME);
            if (!NUMBERS.isValidNumber(number)) {
                throw notANumber();
            }
            if (!MOBILE.contains(NUMBERS.getNumberType(number)) || number.hasExtension()) {
                throw new Flawed(
                        "number", "not-a-mobile-number", "This number cannot receive an SMS. Give a mobile number.");
            }
            return new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException malformed) {
            throw notANumber();
        }
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public String masked() {
        int from = e164.length() - SHOWN_DIGITS;
        return "•••• " + e164.substring(from);
    }

    /** As people write it: one from abroad with its country. */
    @Override
    public String shown() {
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(e164, HOME);
            return NUMBERS.format(
                    number,
                    HOME.equals(NUMBERS.getRegionCodeForNumber(number))
                            ? PhoneNumberFormat.NATIONAL
                            : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException neverRead) {
            return e164;
        }
    }

    @Override
    public String toString() {
        return masked();
    }

    private static Flawed notANumber() {
        return new Flawed(
                "number",
                "not-a-phone-number",
                "This is not a phone number. Write it as 06 12345678 or +32 470 123456.");
    }
}
