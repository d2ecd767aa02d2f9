package nl.stadsbode.deploy.local;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import nl.stadsbode.chassis.encryption.Hsm;
import org.jspecify.annotations.Nullable;

/** Changes the keys of a keyset, step by step; the services read it again while they run. */
public final class Keys {

    /** @param id as the services' metric {@code stadsbode.encryption.key} gives it */
    public record Key(long id, boolean encrypts) {}

    private static final String NUMBERS = "numbers";

    private final KeysetFile file;
    private final Parameters kind;

    /** Of the keys that encrypt; in the HSM that the environment names, if it names one. */
    public Keys(Path file) {
        this(KeysetFile.ofPersonalData(file, System.getenv()), PredefinedAeadParameters.AES256_GCM);
    }

    Keys(Path file, @Nullable Hsm hsm) {
        this(new KeysetFile(file, hsm), PredefinedAeadParameters.AES256_GCM);
    }

    private Keys(KeysetFile file, Parameters kind) {
        this.file = file;
        this.kind = kind;
    }

    /** Of the keys of the hash that citizen service numbers are found by; in an HSM likewise. */
    public static Keys ofNumbers(Path file) {
        return ofNumbers(KeysetFile.ofNumbers(file, System.getenv()));
    }

    static Keys ofNumbers(KeysetFile file) {
        return new Keys(file, PredefinedPrfParameters.HMAC_SHA256_PRF);
    }

    static int run(List<String> words) {
        if (words.size() < 3 || !words.get(0).equals("--data")) {
            throw usage();
        }
        Path data = Path.of(words.get(1));
        boolean numbers = words.get(2).equals(NUMBERS);
        List<String> asked = words.subList(numbers ? 3 : 2, words.size());
        if (asked.isEmpty()) {
            throw usage();
        }
        Keys keys = numbers ? ofNumbers(data.resolve("bsn-keyset.json")) : new Keys(data.resolve("keyset.json"));
        String does = numbers ? "  hashes" : "  encrypts";
        switch (asked.getFirst()) {
            case "list" -> {}
            case "wrap" -> keys.wrap();
            case "unwrap" -> keys = keys.unwrap();
            case "add" -> keys.add();
            case "use" -> keys.use(id(asked));
            case "remove" -> keys.remove(id(asked));
            default -> throw usage();
        }
        keys.all().forEach(key -> System.out.println(key.id() + (key.encrypts() ? does : "")));
        return 0;
    }

    public List<Key> all() {
        KeysetHandle keyset = read();
        List<Key> all = new ArrayList<>();
        for (int at = 0; at < keyset.size(); at++) {
            all.add(new Key(
                    Integer.toUnsignedLong(keyset.getAt(at).getId()),
                    keyset.getAt(at).isPrimary()));
        }
        return List.copyOf(all);
    }

    /** A new key that nothing is encrypted with yet. @return its id */
    public long add() {
        KeysetHandle.Builder changed = KeysetHandle.newBuilder(read());
        changed.addEntry(KeysetHandle.generateEntryFromParameters(kind).withRandomId());
        write(changed);
        return all().getLast().id();
    }

    /** From now on this key encrypts. */
    public void use(long id) {
        KeysetHandle.Builder changed = KeysetHandle.newBuilder(read());
        find(id, at -> changed.getAt(at).makePrimary());
        write(changed);
    }

    /** What is still under this key cannot be read any more. */
    public void remove(long id) {
        if (all().contains(new Key(id, true))) {
            throw new StackFailure("This is the key in use: first use another.");
        }
        KeysetHandle.Builder changed = KeysetHandle.newBuilder(read());
        find(id, changed::deleteAt);
        write(changed);
    }

    private void find(long id, IntConsumer change) {
        List<Key> all = all();
        for (int at = 0; at < all.size(); at++) {
            if (all.get(at).id() == id) {
                change.accept(at);
                return;
            }
        }
        throw new StackFailure("There is no key " + id + ".");
    }

    /** From now on the file is wrapped by the key in the HSM, which is made if it is not there. */
    void wrap() {
        file.write(plain().read());
    }

    /** From now on it is not. @return the keys as they are read from then on */
    Keys unwrap() {
        plain().write(file.read());
        return new Keys(plain(), kind);
    }

    private KeysetFile plain() {
        if (file.hsm() == null) {
            throw new StackFailure("No HSM is named for this keyset: see deploy/keys.md for its settings.");
        }
        return new KeysetFile(file.file(), null);
    }

    private KeysetHandle read() {
        return file.read();
    }

    private void write(KeysetHandle.Builder changed) {
        try {
            file.write(changed.build());
        } catch (GeneralSecurityException e) {
            throw new StackFailure("The keyset " + file.file() + " cannot be changed.", e);
        }
    }

    private static long id(List<String> asked) {
        try {
            return Long.parseLong(asked.getLast());
        } catch (NumberFormatException e) {
            throw usage();
        }
    }

    private static StackFailure usage() {
        return new StackFailure("Usage: deploy/keys [numbers] list | add | use ID | remove ID | wrap | unwrap");
    }
}
