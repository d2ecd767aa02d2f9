package nl.stadsbode.deploy.load.stack;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {

    Pause REAL = duration -> {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GaveUp("It was stopped.");
        }
    };

    void of(Duration duration);
}
