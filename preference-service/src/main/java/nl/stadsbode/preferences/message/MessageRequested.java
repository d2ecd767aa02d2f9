package nl.stadsbode.preferences.message;

import java.time.Instant;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event on {@code message-requested}; the schema is in {@code contracts/}.
 *
 * @param content base64 of the ciphertext of a {@link Content}, bound to the resident's id
 */
record MessageRequested(ResidentId residentId, String purpose, String channel, Instant expiresAt, String content) {

    /** Addressee and words. */
    record Content(
            String to,
            String name,
            String language,
            @Nullable String code,
            @Nullable String link,
            @Nullable Long minutes) {
        @Override
        public String toString() {
            return "Content[]";
        }
    }
}
