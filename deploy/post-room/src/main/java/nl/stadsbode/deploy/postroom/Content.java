package nl.stadsbode.deploy.postroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a message says, in the form in which it arrived. */
public sealed interface Content {

    /** Memory held, in bytes, roughly. */
    long size();

    /** Frees what this content holds outside memory. */
    default void discard() {}

    /**
     * A text message.
     *
     * @param messageId the number the SMS centre gave it
     * @param encoding {@code GSM-7}, {@code UCS-2} or {@code Latin-1}
     * @param parts how many messages a phone company would bill
     */
    record Sms(String from, String messageId, String text, String encoding, int parts) implements Content {
        @Override
        public long size() {
            return 200L + 2L * text.length();
        }
    }

    /**
     * A mail.
     *
     * @param envelopeFrom the address given with MAIL FROM; empty for a returned mail
     * @param raw the message as sent (RFC 5322)
     */
    record Email(String envelopeFrom, byte[] raw) implements Content {
        @Override
        public long size() {
            return 200L + raw.length;
        }
    }

    /** A printed letter, whose PDF lies on disk. */
    record Letter(String batchId, Path pdf, int pages, String sha256) implements Content {
        @Override
        public long size() {
            return 400L;
        }

        @Override
        public void discard() {
            try {
                Files.deleteIfExists(pdf);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
