package nl.stadsbode.preferences.resident;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Flawed;
import org.jspecify.annotations.Nullable;

/** Gathers all that is wrong with a request, so that a caller mends it in one go. */
public final class Flaws {

    private final List<Flaw> found = new ArrayList<>();

    /** The value, or null after noting what is wrong with it. */
    public <T> @Nullable T read(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (Flawed flawed) {
            flawed.flaws().forEach(flaw -> found.add(field.isEmpty() ? flaw : flaw.in(field)));
            return null;
        }
    }

    /** @throws Flawed when anything was wrong */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new Flawed(found);
        }
    }
}
