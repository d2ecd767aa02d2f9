package nl.stadsbode.cases.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What someone asks for: a status on a case.
 *
 * @param status code in the catalogue
 * @param by name of the person or system that asks
 * @param immediately announce at once; only machines ask that
 * @param key the case system's own key for the change
 */
public record Wish(
        String status,
        Instant occurredAt,
        @Nullable Note note,
        String by,
        boolean immediately,
        @Nullable String key) {}
