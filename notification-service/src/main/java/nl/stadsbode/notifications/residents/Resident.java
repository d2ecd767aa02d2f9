package nl.stadsbode.notifications.residents;

import java.util.UUID;

/**
 * A resident at the moment of a hand-over.
 *
 * @param language code of the language of their messages
 * @param easyFont whether they are in a font that is easier to read
 */
public record Resident(
        UUID id, Wishes wishes, String language, boolean largePrint, boolean easyFont, ContactDetails contact) {}
