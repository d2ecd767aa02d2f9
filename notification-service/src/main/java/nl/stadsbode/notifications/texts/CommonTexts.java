package nl.stadsbode.notifications.texts;

import java.util.Map;
import java.util.Objects;

/**
 * The {@code common.yaml} of a language.
 *
 * @param reviewed by a native reader
 */
record CommonTexts(int version, boolean reviewed, Map<Sentence, Phrase> sentences, Map<String, StatusText> statuses) {

    String openingHours(Language language, TextSettings settings) {
        var set = settings.openingHours().get(language.code());
        return set == null ? get(Sentence.OPENING_HOURS).fill(Map.of()) : set;
    }

    Phrase get(Sentence sentence) {
        return Objects.requireNonNull(sentences.get(sentence), sentence::key);
    }
}
