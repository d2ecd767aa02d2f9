package nl.stadsbode.preferences.verification;

import java.time.Instant;
import nl.stadsbode.preferences.contact.Destination;

/**
 * A number or address that is not shown to be the resident's own yet.
 *
 * @param attemptsLeft wrong codes that may still be given
 * @param expiresAt from then on another message has to be asked for
 */
public record Pending(Destination destination, int attemptsLeft, Instant expiresAt) {}
