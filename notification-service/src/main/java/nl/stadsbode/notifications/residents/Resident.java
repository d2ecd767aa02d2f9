package nl.stadsbode.notifications.residents;

import java.util.UUID;

/**
 * A resident at the moment of a hand-over.
 *
 * @param language code of the language of their messages
 */
public record Resident(UUID id, Wishes wishes, String language, boolean largePrint, ContactDetails contact) {}
