package nl.stadsbode.notifications.carriers.email;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Text of people in a header line: it can never end the line, whatever it holds. */
final class HeaderText {

    private static final Pattern LINE_BREAKERS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern PLAIN = Pattern.compile("[ -~&&[^=\"\\\\]]{0,60}");
    private static final int OCTETS_A_WORD = 45; // an encoded word has 75 characters at most (RFC 2047 §2)

    private HeaderText() {}

    /** For Subject. */
    static String unstructured(String text) {
        var line = oneLine(text);
        return PLAIN.matcher(line).matches() ? line : encodedWords(line);
    }

    /** For From and To: a name, if there is one, before an address that was checked. */
    static String mailbox(String name, String address) {
        var line = oneLine(name);
        if (line.isEmpty()) {
            return "<" + address + ">";
        }
        var phrase = PLAIN.matcher(line).matches() ? "\"" + line + "\"" : encodedWords(line);
        return phrase + "\r\n <" + address + ">";
    }

    private static String oneLine(String text) {
        return LINE_BREAKERS.matcher(text).replaceAll(" ").strip();
    }

    private static String encodedWords(String text) {
        var words = new StringBuilder();
        var from = 0;
        while (from < text.length()) {
            var to = from;
            var octets = 0;
            while (to < text.length() && octets + octetsAt(text, to) <= OCTETS_A_WORD) {
                octets += octetsAt(text, to);
                to += Character.charCount(text.codePointAt(to));
            }
            var word = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
            words.append(from == 0 ? "" : "\r\n ")
                    .append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(word))
                    .append("?=");
            from = to;
        }
        return words.toString();
    }

    private static int octetsAt(String text, int index) {
        var c = text.codePointAt(index);
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
