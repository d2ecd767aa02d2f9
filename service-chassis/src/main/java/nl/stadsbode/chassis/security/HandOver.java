package nl.stadsbode.chassis.security;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.stadsbode.chassis.encryption.PersonalData;

/**
 * Tells another service of ours which resident is signed in. What is handed over is encrypted and authenticated under the
 * key that the services share, is of use for ten minutes, and only in the session that asked for it.
 */
public final class HandOver {

    /** Time for who reads slowly, and presses the button where no script does (WCAG 2.2, 2.2.1). */
    private static final Duration OF_USE = Duration.ofMinutes(10);

    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String SEPARATOR = " ";

    private final PersonalData personalData;
    private final Clock clock;

    HandOver(PersonalData personalData, Clock clock) {
        this.personalData = personalData;
        this.clock = clock;
    }

    /** Whether it can be what a service asked with. */
    public boolean isState(String state) {
        return STATE.matcher(state).matches();
    }

    /** @param state what the other service asked with: a secret of its session */
    public String seal(UUID resident, String state) {
        String content = resident + SEPARATOR + clock.instant().plus(OF_USE).toEpochMilli();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(personalData.encrypt(content.getBytes(StandardCharsets.US_ASCII), boundTo(state)));
    }

    /** Empty where it was not sealed by one of us, for another state, or too long ago. */
    public Optional<UUID> open(String sealed, String state) {
        try {
            byte[] content = personalData.decrypt(Base64.getUrlDecoder().decode(sealed), boundTo(state));
            String[] parts = new String(content, StandardCharsets.US_ASCII).split(SEPARATOR);
            Instant until = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            return clock.instant().isBefore(until) ? Optional.of(UUID.fromString(parts[0])) : Optional.empty();
        } catch (PersonalData.CannotDecrypt | IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static String boundTo(String state) {
        return "hand-over/" + state;
    }
}
