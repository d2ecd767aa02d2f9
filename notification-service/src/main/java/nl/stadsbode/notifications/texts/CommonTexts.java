package nl.stadsbode.notifications.texts;

import java.util.Map;
import java.util.Objects;

/** The {@code common.yaml} of a language. */
record CommonTexts(int version, Map<Sentence, Phrase> sentences, Map<String, StatusText> statuses) {

    Phrase get(Sentence sentence) {
        return Objects.requireNonNull(sentences.get(sentence), sentence::key);
    }
}
