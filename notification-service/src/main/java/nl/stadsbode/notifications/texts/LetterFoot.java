package nl.stadsbode.notifications.texts;

/**
 * What stands on a letter so that it can be told from others.
 *
 * @param code as it is read and typed, in groups
 * @param page where it can be typed, as it is printed
 */
public record LetterFoot(String code, String page) {}
