package nl.stadsbode.notifications.texts;

import java.util.List;

/**
 * What is printed for someone to keep, in words that are chosen elsewhere.
 *
 * @param lang ISO 639-1, as a reader's voice needs it
 * @param dir {@code ltr} or {@code rtl}
 * @param startSide where lines begin: {@code left} or {@code right}
 * @param easyFont in a font that is easier to read
 */
public record Document(
        String lang,
        String dir,
        String startSide,
        boolean easyFont,
        String sender,
        String title,
        List<String> intro,
        List<Section> sections) {

    public Document(
            String lang, boolean easyFont, String sender, String title, List<String> intro, List<Section> sections) {
        this(
                lang,
                Language.of(lang).direction(),
                Language.of(lang).startSide(),
                easyFont,
                sender,
                title,
                intro,
                sections);
    }

    /** A heading, facts, and what stands below them. */
    public record Section(String heading, List<Fact> facts, List<String> lines) {}

    /** A term and its value. */
    public record Fact(String term, String value) {}
}
