package nl.stadsbode.notifications.texts;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reading ease: Flesch-Douma for Dutch, Flesch for English. 60 and more is plain, about B1; a law text is near 20. */
final class Readability {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-'’.][\\p{L}\\p{N}]+)*");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?:](?:\\s|$)|\\R");
    private static final Pattern DUTCH_VOWELS =
            Pattern.compile("aai|ooi|oei|eeu|ieu|aa|ee|ie|oo|uu|eu|oe|ui|ij|ei|ou|au|ai|oi|[aeiouyéèëïöü]");
    private static final Pattern ENGLISH_VOWELS = Pattern.compile("[aeiouy]+");

    private Readability() {}

    static double ease(Language language, String text) {
        var words = WORD.matcher(text).results().map(word -> word.group()).toList();
        var sentences = SENTENCE_END
                .splitAsStream(text)
                .filter(part -> WORD.matcher(part).find())
                .count();
        var wordsPerSentence = (double) words.size() / sentences;
        var syllablesPer100 = 100.0 * syllables(language, words) / words.size();
        return language.equals(Language.NL)
                ? 206.8 - 0.77 * syllablesPer100 - 0.93 * wordsPerSentence
                : 206.835 - 0.846 * syllablesPer100 - 1.015 * wordsPerSentence;
    }

    private static int syllables(Language language, List<String> words) {
        return words.stream()
                .mapToInt(word -> syllables(language, word.toLowerCase(Locale.ROOT)))
                .sum();
    }

    static int syllables(Language language, String word) {
        if (language.equals(Language.NL)) {
            return Math.max(1, (int) DUTCH_VOWELS.matcher(word).results().count());
        }
        var silent = word.matches(".*[^aeiouyl]e|.*[^aeiouytd]ed|.*[^aeiouyscxzgh]es") ? 1 : 0;
        return Math.max(1, (int) ENGLISH_VOWELS.matcher(word).results().count() - silent);
    }
}
