package nl.stadsbode.chassis.encryption;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hardware security module, spoken to by PKCS#11, with the key that the keyset's file is wrapped with.
 *
 * @param library path of the module's PKCS#11 library
 * @param slot id of the slot that has the token; null: the first slot
 * @param pin file with the PIN of the token's user, readable by the service alone
 * @param key label of the key that wraps; default {@value #KEY}
 */
public record Hsm(
        Path library,
        @Nullable Long slot,
        Path pin,
        @Nullable String key) {

    static final String KEY = "stadsbode-keyset";

    private static final String PREFIX = "STADSBODE_ENCRYPTION_HSM_";

    public Hsm {
        if (library == null || pin == null) {
            throw new IllegalArgumentException(
                    "stadsbode.encryption.hsm needs a library, and a file with the PIN (library and pin)");
        }
    }

    /** As the services' own settings are written in their environment; null where there are none. */
    public static @Nullable Hsm of(Map<String, String> environment) {
        String library = environment.get(PREFIX + "LIBRARY");
        String slot = environment.get(PREFIX + "SLOT");
        String pin = environment.get(PREFIX + "PIN");
        return library == null
                ? null
                : new Hsm(
                        Path.of(library),
                        slot == null ? null : Long.valueOf(slot),
                        Path.of(pin == null ? "" : pin),
                        environment.get(PREFIX + "KEY"));
    }

    String label() {
        return key == null ? KEY : key;
    }
}
