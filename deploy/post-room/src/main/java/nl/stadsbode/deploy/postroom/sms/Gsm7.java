package nl.stadsbode.deploy.postroom.sms;

/** The GSM default alphabet and its extension table (3GPP TS 23.038 §6.2.1), one septet per octet. */
final class Gsm7 {

    private static final int ESCAPE = 0x1B;

    private static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\uFFFDÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private Gsm7() {}

    static String decode(byte[] septets) {
        var text = new StringBuilder(septets.length);
        for (int i = 0; i < septets.length; i++) {
            int septet = septets[i] & 0x7F;
            if (septet == ESCAPE && i + 1 < septets.length) {
                text.append(extended(septets[++i] & 0x7F));
            } else {
                text.append(ALPHABET.charAt(septet));
            }
        }
        return text.toString();
    }

    // The standard: a receiver that does not know the extension shows the plain character.
    private static char extended(int septet) {
        return switch (septet) {
            case 0x0A -> '\f';
            case 0x14 -> '^';
            case 0x28 -> '{';
            case 0x29 -> '}';
            case 0x2F -> '\\';
            case 0x3C -> '[';
            case 0x3D -> '~';
            case 0x3E -> ']';
            case 0x40 -> '|';
            case 0x65 -> '€';
            default -> ALPHABET.charAt(septet);
        };
    }
}
