package nl.stadsbode.deploy.load.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Random;

/** Chance that falls the same way for the same name, on every machine: {@link Random} is specified to the bit. */
final class Chance {

    private final Random random;

    Chance(String seed) {
        this.random = new Random(number(seed));
    }

    /** True in so many of a thousand cases. */
    boolean inThousand(int cases) {
        return random.nextInt(1_000) < cases;
    }

    int from(int lowest, int beyond) {
        return random.nextInt(lowest, beyond);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static long number(String seed) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
