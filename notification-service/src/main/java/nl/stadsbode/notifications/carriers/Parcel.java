package nl.stadsbode.notifications.carriers;

import java.net.URI;
import java.util.UUID;
import nl.stadsbode.notifications.texts.Content;
import org.jspecify.annotations.Nullable;

/** A message addressed and ready to go. */
public sealed interface Parcel {

    UUID deliveryId();

    /** @param number E.164 */
    record Sms(UUID deliveryId, String number, Content.Sms content) implements Parcel {
        @Override
        public String toString() {
            return "Sms[" + deliveryId + "]";
        }
    }

    /** @param unsubscribe where a service message is refused (RFC 8058); null for what may not be refused */
    record Email(
            UUID deliveryId,
            String address,
            String name,
            Content.Email content,
            @Nullable URI unsubscribe) implements Parcel {
        @Override
        public String toString() {
            return "Email[" + deliveryId + "]";
        }
    }
}
