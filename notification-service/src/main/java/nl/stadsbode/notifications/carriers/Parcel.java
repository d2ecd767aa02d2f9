package nl.stadsbode.notifications.carriers;

import java.util.UUID;
import nl.stadsbode.notifications.texts.Content;

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

    /** @param refusable a service message: it carries List-Unsubscribe */
    record Email(UUID deliveryId, String address, String name, Content.Email content, boolean refusable)
            implements Parcel {
        @Override
        public String toString() {
            return "Email[" + deliveryId + "]";
        }
    }
}
