package nl.stadsbode.notifications.residents;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone whom a resident has told as well (a <em>meelezer</em>); both have confirmed it. They have preferences of their
 * own.
 *
 * @param sensitive whether they are told of what is sensitive, too
 */
public record Companion(UUID residentId, boolean sensitive) {

    /**
     * @param principal wishes of the resident whose news it is; null if that one is not known
     * @return null if that one has no such companion, or no more, or is not there any more
     */
    public static @Nullable Companion of(UUID id, @Nullable Wishes principal) {
        return principal == null || principal.forgotten() || principal.deceased()
                ? null
                : principal.companions().stream()
                        .filter(companion -> companion.residentId().equals(id))
                        .findFirst()
                        .orElse(null);
    }
}
