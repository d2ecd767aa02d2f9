package nl.stadsbode.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StuckStopTest {

    /** A program that never ends by itself, nor when it is asked to. */
    static final class Deaf {

        private Deaf() {}

        static void main() throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(Deaf::stop, StuckStop.STOPPING));
            System.out.println("runs");
            waitForEver();
        }

        private static void stop() {
            System.out.println("is asked to stop");
            waitForEver();
        }

        private static void waitForEver() {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
        }
    }

    @Test
    void says_what_the_stop_of_a_program_waits_for(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("deaf.log");
        Process deaf = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of("target", "test-classes").toString(),
                        Deaf.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().until(() -> Files.readString(log).contains("runs"));
            deaf.destroy();
            await().until(() -> Files.readString(log).contains("is asked to stop"));

            assertThat(StuckStop.of(deaf, log)).contains(StuckStop.STOPPING).contains("Deaf.waitForEver");
            assertThat(deaf.isAlive()).isTrue();
        } finally {
            deaf.destroyForcibly();
        }
    }
}
