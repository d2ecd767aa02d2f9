package nl.stadsbode.chassis.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.stadsbode.chassis.encryption.Hsm;
import org.jspecify.annotations.Nullable;

/**
 * A real HSM in software (SoftHSM 2). Its library finds its tokens by the variable SOFTHSM2_CONF, which the build sets for
 * tests. Tests share a token, and name keys of their own in it.
 */
public final class SoftHsm {

    public static final String PIN = "1234";

    private static final Path CONFIGURATION =
            Path.of(System.getenv().getOrDefault("SOFTHSM2_CONF", "target/softhsm2.conf"));

    private static final Path TOKENS = CONFIGURATION.resolveSibling("softhsm-tokens");
    private static final Path AWAY = CONFIGURATION.resolveSibling("softhsm-tokens-away");

    private static @Nullable Long slot;

    private SoftHsm() {}

    /**
     * Skips the test where SoftHSM is not installed, unless STADSBODE_HSM_REQUIRED is set: then that is a failure.
     *
     * @param folder where the file with the PIN is written
     * @param key name of the key that wraps; null: the usual one
     */
    public static Hsm hsm(Path folder, @Nullable String key) throws IOException, InterruptedException {
        Optional<Path> library = library();
        if (library.isEmpty() && System.getenv("STADSBODE_HSM_REQUIRED") != null) {
            throw new IllegalStateException("SoftHSM must be there, and is not: apt-get install softhsm2");
        }
        assumeTrue(
                library.isPresent(),
                "SoftHSM is not installed (apt-get install softhsm2): the keys in an HSM are not tested");
        return new Hsm(library.get(), token(), Files.writeString(folder.resolve("pin"), PIN + "\n"), key);
    }

    /** Its tokens are not there any more, until {@link #comeBack}. */
    public static void goAway() throws IOException {
        Files.move(TOKENS, AWAY);
    }

    public static void comeBack() throws IOException {
        Files.move(AWAY, TOKENS);
    }

    private static Optional<Path> library() {
        return Stream.of("/usr/lib/softhsm/libsofthsm2.so", "/usr/local/lib/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
    }

    /** The token of this process, made at the first call: the library looks for tokens once. @return id of its slot */
    private static synchronized long token() throws IOException, InterruptedException {
        if (slot == null) {
            Files.createDirectories(TOKENS);
            Files.writeString(CONFIGURATION, "directories.tokendir = " + TOKENS + "\nobjectstore.backend = file\n");
            String said = run(List.of(
                    "softhsm2-util",
                    "--init-token",
                    "--free",
                    "--label",
                    "of a test",
                    "--pin",
                    PIN,
                    "--so-pin",
                    "5678"));
            slot = Long.valueOf(said.strip().replaceFirst("(?s).*slot ", ""));
        }
        return slot;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", CONFIGURATION.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
        return said;
    }
}
