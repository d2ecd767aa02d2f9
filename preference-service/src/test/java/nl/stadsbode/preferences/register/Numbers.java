package nl.stadsbode.preferences.register;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import nl.stadsbode.preferences.contact.Flawed;

/** Made up citizen service numbers, each once a run. */
public final class Numbers {

    private static final AtomicInteger NEXT =
            new AtomicInteger(100_000_000 + ThreadLocalRandom.current().nextInt(400_000_000));

    private Numbers() {}

    public static String next() {
        while (true) {
            try {
                return Bsn.of(Integer.toString(NEXT.incrementAndGet())).digits();
            } catch (Flawed notThisOne) {
                // one in eleven passes the test
            }
        }
    }
}
