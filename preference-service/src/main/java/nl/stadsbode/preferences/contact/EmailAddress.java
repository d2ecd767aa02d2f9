package nl.stadsbode.preferences.contact;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address that any mail server takes: a plain local part (RFC 5321 dot-string, ASCII) and a domain name whose
 * internationalised labels are kept in their ASCII form (RFC 5890).
 *
 * @param address as in {@code rosa@xn--bcher-kva.example}; the domain in lower case
 */
public record EmailAddress(String address) implements Destination {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    public EmailAddress {
        if (address.indexOf('@') < 1) {
            throw new IllegalArgumentException("an e-mail address has a local part and a domain");
        }
    }

    /** @throws Flawed when mail to it could not be sent */
    public static EmailAddress of(String written) {
        String trimmed = written.strip();
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL_PART || trimmed.length() > LONGEST) {
            throw notAnAddress();
        }
        String local = trimmed.substring(0, at);
        String domain = ascii(trimmed.substring(at + 1));
        String address = local + "@" + domain;
        if (!LOCAL_PART.matcher(local).matches() || !DOMAIN.matcher(domain).matches() || address.length() > LONGEST) {
            throw notAnAddress();
        }
        return new EmailAddress(address);
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public String masked() {
        return address.charAt(0) + "••••@••••" + address.substring(address.lastIndexOf('.'));
    }

    /** The domain as people write it. */
    @Override
    public String shown() {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + IDN.toUnicode(address.substring(at + 1));
    }

    @Override
    public String toString() {
        return masked();
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            throw notAnAddress();
        }
    }

    private static Flawed notAnAddress() {
        return new Flawed(
                "address", "not-an-email-address", "This is not an e-mail address. Write it as name@example.nl.");
    }
}
