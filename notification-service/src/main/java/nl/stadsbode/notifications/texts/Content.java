package nl.stadsbode.notifications.texts;

/** A message, ready for its carrier. */
public sealed interface Content {

    /** Which versions of which texts it was made of, such as {@code nl/passport 1, nl/common 1}. */
    String textVersion();

    /**
     * @param parts how many parts a phone gets: 1 to {@value SmsWriter#MAX_PARTS}
     * @param unicode UCS-2 is needed; else the text fits the GSM 7-bit alphabet (3GPP TS 23.038)
     */
    record Sms(String text, int parts, boolean unicode, String textVersion) implements Content {}

    /** Two forms of the same words, for {@code multipart/alternative}. */
    record Email(String subject, String text, String html, String textVersion) implements Content {}

    /**
     * @param pdf PDF/UA-1
     * @param code as it stands on it
     * @param html what the PDF was made from, for a look on screen
     */
    record Letter(byte[] pdf, int pages, String html, String code, String textVersion) implements Content {}
}
