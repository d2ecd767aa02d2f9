package nl.stadsbode.notifications.clarity;

import nl.stadsbode.notifications.residents.Channel;

/**
 * A text as it was sent on a channel.
 *
 * @param version of its words, such as {@code nl/passport 1, nl/common 3}; the first two letters are its language
 */
public record WrittenText(String version, Channel channel) {

    private static final String LAYOUTS = ", layouts/";

    public WrittenText {
        int layouts = version.indexOf(LAYOUTS);
        version = layouts < 0 ? version : version.substring(0, layouts);
    }

    String language() {
        return language(version);
    }

    /** ISO 639-1; of a text's version, with or without its layouts. */
    public static String language(String version) {
        return version.substring(0, Math.min(2, version.length()));
    }
}
