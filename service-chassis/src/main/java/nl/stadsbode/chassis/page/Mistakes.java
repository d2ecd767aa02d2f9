package nl.stadsbode.chassis.page;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form that is shown again. The layout tells it in the title of the page, the fragments of {@code
 * chassis/mistakes} in a list at its head and at each field (WCAG 2.2, 3.3.1).
 */
public record Mistakes(List<Mistake> all) {

    /** Name in the model of a page, or of the one to which its reader is led. */
    public static final String NAME = "mistakes";

    public static final Mistakes NONE = new Mistakes(List.of());

    /**
     * @param field id of the element on the page that is to be mended; empty where no one field is wrong
     * @param key of the message
     * @param argument of the message, or null; a moment is shown as a time
     */
    public record Mistake(
            String field, String key, @Nullable Object argument) {

        public @Nullable Object shown(Moments moments) {
            return argument instanceof Instant moment ? moments.time(moment) : argument;
        }
    }

    public Mistakes {
        all = List.copyOf(all);
    }

    /** One that is no field's. */
    public static Mistakes of(String key) {
        return at("", key);
    }

    public static Mistakes at(String field, String key) {
        return at(field, key, null);
    }

    public static Mistakes at(String field, String key, @Nullable Object argument) {
        return new Mistakes(List.of(new Mistake(field, key, argument)));
    }

    public boolean any() {
        return !all.isEmpty();
    }

    public List<Mistake> in(String field) {
        return all.stream().filter(mistake -> mistake.field().equals(field)).toList();
    }

    /** @return value of {@code aria-invalid} */
    public @Nullable String invalid(String field) {
        return has(field) ? "true" : null;
    }

    /** Of a group of radio buttons: no group of another kind can be invalid. */
    public @Nullable String role(String field) {
        return has(field) ? "radiogroup" : null;
    }

    /**
     * @param others ids of what describes the field besides
     * @return value of {@code aria-describedby}
     */
    public @Nullable String described(String field, String... others) {
        String ids = Stream.concat(Arrays.stream(others), has(field) ? Stream.of(field + "-mistake") : Stream.empty())
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }

    private boolean has(String field) {
        return !in(field).isEmpty();
    }
}
