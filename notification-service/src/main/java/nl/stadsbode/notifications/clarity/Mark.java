package nl.stadsbode.notifications.clarity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * By what the answer to a message is counted once, wherever it is given: a hash, in which neither the message nor a person
 * can be read.
 *
 * @param hash SHA-256, in hexadecimal
 */
record Mark(String hash) {

    private static final int LENGTH = 64;

    Mark {
        if (hash.length() != LENGTH) {
            throw new IllegalArgumentException("a mark is a SHA-256");
        }
    }

    static Mark of(UUID delivery) {
        return hashed("delivery/" + delivery);
    }

    /** Of a link that was sent before links bore the mark of their message. */
    static Mark ofLink(String token) {
        return hashed(token);
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hash);
    }

    private static Mark hashed(String text) {
        try {
            return new Mark(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
