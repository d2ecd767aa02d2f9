package nl.stadsbode.notifications.texts;

import java.util.Map;

/**
 * The file of a case type in a language.
 *
 * @param about what the case is about, in the middle of a sentence
 */
record CaseTypeTexts(int version, Phrase about, Map<String, StatusText> statuses) {}
