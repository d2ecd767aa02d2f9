package nl.stadsbode.notifications.texts;

import java.util.List;

/**
 * What is printed for someone to keep, in words that are chosen elsewhere.
 *
 * @param lang ISO 639-1, as a reader's voice needs it
 */
public record Document(String lang, String sender, String title, List<String> intro, List<Section> sections) {

    /** A heading, facts, and what stands below them. */
    public record Section(String heading, List<Fact> facts, List<String> lines) {}

    /** A term and its value. */
    public record Fact(String term, String value) {}
}
