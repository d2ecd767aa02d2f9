package nl.stadsbode.notifications.carriers.email;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A return address a delivery (VERP): whatever comes back names its delivery, whoever wrote it. */
record ReturnPath(String domain) {

    private static final String PREFIX = "bounce+";
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    String of(UUID deliveryId) {
        return PREFIX + deliveryId + "@" + domain;
    }

    /** The delivery this address is for; null when it is no address of ours. */
    @Nullable
    UUID deliveryId(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        var end = "@" + domain.toLowerCase(Locale.ROOT);
        if (!lower.startsWith(PREFIX) || !lower.endsWith(end)) {
            return null;
        }
        var id = lower.substring(PREFIX.length(), lower.length() - end.length());
        return UUID_FORM.matcher(id).matches() ? UUID.fromString(id) : null;
    }
}
