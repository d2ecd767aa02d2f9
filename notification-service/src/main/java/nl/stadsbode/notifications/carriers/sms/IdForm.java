package nl.stadsbode.notifications.carriers.sms;

import java.math.BigInteger;
import java.util.Locale;

/**
 * How an SMS centre writes its message ids. Some answer in hexadecimal and write receipts in decimal; both become the
 * decimal form here, so that they are found again.
 */
public enum IdForm {
    /** As it stands. */
    TEXT,
    DECIMAL,
    HEX;

    String normal(String id) {
        return switch (this) {
            case TEXT -> id;
            case DECIMAL -> number(id, 10);
            case HEX -> number(id.toLowerCase(Locale.ROOT).startsWith("0x") ? id.substring(2) : id, 16);
        };
    }

    private static String number(String id, int radix) {
        try {
            return new BigInteger(id, radix).toString();
        } catch (NumberFormatException e) {
            return id; // not what the setting says: better this than a lost receipt
        }
    }
}
