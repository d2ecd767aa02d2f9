package nl.stadsbode.preferences.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Codes and tokens that nobody can guess. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;
    private static final int TOKEN_BYTES = 24;

    private Secrets() {}

    /** Six digits: each try finds it with one chance in a million, and there are few tries. */
    static String code() {
        return "%06d".formatted(RANDOM.nextInt(CODES));
    }

    /** 192 random bits, as it stands in an address. */
    public static String token() {
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What is kept of a token: whoever reads our tables cannot follow its link. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
