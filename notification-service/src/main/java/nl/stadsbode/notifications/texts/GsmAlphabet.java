package nl.stadsbode.notifications.texts;

import java.io.ByteArrayOutputStream;

/** The GSM 7-bit default alphabet with its extension table (3GPP TS 23.038 §6.2.1), and how texts are cut into parts. */
public final class GsmAlphabet {

    // position is the code; 0x1B is the escape to the extension table
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€"; // each takes two septets
    private static final byte[] EXTENSION_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};
    private static final int ESCAPE = 0x1B;
    /** Septets of each character, by its number; 0 for those that are not in the alphabet. */
    private static final byte[] SEPTETS = septets();

    private GsmAlphabet() {}

    private static byte[] septets() {
        byte[] septets = new byte[1 + Math.max(highest(BASIC), highest(EXTENSION))];
        BASIC.chars().filter(c -> c != ESCAPE).forEach(c -> septets[c] = 1);
        EXTENSION.chars().forEach(c -> septets[c] = 2);
        return septets;
    }

    private static int highest(String alphabet) {
        return alphabet.chars().max().orElse(0);
    }

    /** Whether each character is in the alphabet; if not, the text goes out as UCS-2. */
    public static boolean fits(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (septets(text.charAt(i)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The codes of a text that {@linkplain #fits fits}, one septet an octet. */
    public static byte[] octets(String text) {
        var octets = new ByteArrayOutputStream(text.length() + 8);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (isBasic(c)) {
                octets.write(BASIC.indexOf(c));
            } else {
                octets.write(ESCAPE);
                octets.write(EXTENSION_CODES[EXTENSION.indexOf(c)]);
            }
        }
        return octets.toByteArray();
    }

    /** How many parts a phone gets: 160 septets or 70 UTF-16 units alone, else 153 or 67 a part. */
    public static int parts(String text) {
        return fits(text) ? gsmParts(text) : unicodeParts(text);
    }

    /** The text without typographic marks that would make it UCS-2; letters are never changed, they may be of a name. */
    static String plainPunctuation(String text) {
        var plain = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '‘', '’', '‚', '`', '´' -> plain.append('\'');
                case '“', '”', '„', '«', '»' -> plain.append('"');
                case '‐', '‑', '–', '—' -> plain.append('-');
                case '…' -> plain.append("...");
                case '•' -> plain.append('*');
                case '\u00a0', '\u2009', '\u202f', '\t' -> plain.append(' ');
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean isBasic(int c) {
        return septets(c) == 1;
    }

    private static int septets(int c) {
        return c < SEPTETS.length ? SEPTETS[c] : 0;
    }

    private static int gsmParts(String text) {
        var septets = text.chars().map(GsmAlphabet::septets).sum();
        if (septets <= 160) {
            return 1;
        }
        var parts = 1;
        var used = 0;
        for (var i = 0; i < text.length(); i++) {
            var width = septets(text.charAt(i));
            if (used + width > 153) { // an escape and its character stay together
                parts++;
                used = 0;
            }
            used += width;
        }
        return parts;
    }

    private static int unicodeParts(String text) {
        if (text.length() <= 70) {
            return 1;
        }
        var parts = 1;
        var used = 0;
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var width = Character.charCount(text.codePointAt(i));
            if (used + width > 67) { // nor are the halves of a surrogate pair parted
                parts++;
                used = 0;
            }
            used += width;
        }
        return parts;
    }
}
