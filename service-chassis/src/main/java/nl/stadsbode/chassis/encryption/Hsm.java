package nl.stadsbode.chassis.encryption;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hardware security module, spoken to by PKCS#11, with the key that a keyset's file is wrapped with.
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

    public Hsm {
        if (library == null || pin == null || pin.toString().isEmpty()) {
            throw new IllegalArgumentException(
                    "an HSM needs a library, and a file with the PIN (hsm.library, hsm.pin)");
        }
    }

    /**
     * As the services' own settings are written in their environment; null where there are none.
     *
     * @param settings what they begin with, such as {@code STADSBODE_ENCRYPTION}
     */
    public static @Nullable Hsm of(Map<String, String> environment, String settings) {
        String prefix = settings + "_HSM_";
        String library = environment.get(prefix + "LIBRARY");
        String slot = environment.get(prefix + "SLOT");
        String pin = environment.get(prefix + "PIN");
        return library == null
                ? null
                : new Hsm(
                        Path.of(library),
                        slot == null ? null : Long.valueOf(slot),
                        Path.of(pin == null ? "" : pin),
                        environment.get(prefix + "KEY"));
    }

    /** Without the key: what is signed in to. */
    Hsm token() {
        return new Hsm(library, slot, pin, null);
    }

    String label() {
        return key == null ? KEY : key;
    }
}
