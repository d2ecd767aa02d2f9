package nl.stadsbode.preferences.message;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import nl.stadsbode.preferences.contact.Channel;
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
            @Nullable String failed,
            @Nullable Long minutes) {

        static Content to(String address, String name, String language) {
            return new Content(address, name, language, null, null, null, null);
        }

        Content code(String sixDigits, Duration valid) {
            return new Content(to, name, language, sixDigits, link, failed, valid.toMinutes());
        }

        Content link(URI address, Duration valid) {
            return new Content(to, name, language, code, address.toString(), failed, valid.toMinutes());
        }

        Content failed(Channel channel) {
            return new Content(to, name, language, code, link, channel.code(), minutes);
        }

        @Override
        public String toString() {
            return "Content[]";
        }
    }
}
