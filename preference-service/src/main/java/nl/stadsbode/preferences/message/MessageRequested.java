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
            boolean easyFont,
            @Nullable String code,
            @Nullable String link,
            @Nullable String failed,
            @Nullable Long minutes,
            @Nullable Companion companion) {

        /** Who reads along with whom, and how far that is. */
        record Companion(String step, String other, boolean toCompanion) {}

        static Content to(String address, String name, String language, boolean easyFont) {
            return new Content(address, name, language, easyFont, null, null, null, null, null);
        }

        Content code(String sixDigits, Duration valid) {
            return new Content(to, name, language, easyFont, sixDigits, link, failed, valid.toMinutes(), companion);
        }

        Content link(URI address, Duration valid) {
            return new Content(
                    to, name, language, easyFont, code, address.toString(), failed, valid.toMinutes(), companion);
        }

        Content failed(Channel channel) {
            return new Content(to, name, language, easyFont, code, link, channel.code(), minutes, companion);
        }

        Content readingAlong(RequestedMessage.ReadingAlong about) {
            return new Content(
                    to,
                    about.name(),
                    language,
                    easyFont,
                    code,
                    about.answer() == null ? null : about.answer().toString(),
                    failed,
                    minutes,
                    new Companion(about.step().code(), about.other(), about.toCompanion()));
        }

        @Override
        public String toString() {
            return "Content[]";
        }
    }
}
