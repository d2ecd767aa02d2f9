package nl.stadsbode.notifications.carriers.email;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** UTF-8 text as quoted-printable (RFC 2045 §6.7): readable where it is ASCII, and no line is too long. */
final class QuotedPrintable {

    private static final int LONGEST_LINE = 76;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final StringBuilder encoded;
    private int column;

    private QuotedPrintable(int length) {
        encoded = new StringBuilder(length + length / 8);
    }

    /** Ends with CRLF. */
    static String of(String text) {
        var encoding = new QuotedPrintable(text.length());
        text.lines().forEach(encoding::line);
        return encoding.encoded.toString();
    }

    private void line(String line) {
        var octets = line.getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < octets.length; i++) {
            var octet = octets[i];
            var last = i == octets.length - 1;
            // a blank at the end of a line may be lost on the way
            var literal = octet > ' ' && octet <= '~' && octet != '=' || octet == ' ' && !last;
            room(literal ? 1 : 3);
            if (literal) {
                encoded.append((char) octet);
            } else {
                encoded.append('=').append(HEX.toHexDigits(octet));
            }
        }
        encoded.append("\r\n");
        column = 0;
    }

    private void room(int width) {
        if (column + width > LONGEST_LINE - 1) { // one is for the "=" of a soft line break
            encoded.append("=\r\n");
            column = 0;
        }
        column += width;
    }
}
