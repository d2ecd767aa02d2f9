package nl.stadsbode.notifications.unsubscribing;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.encryption.PersonalData.CannotDecrypt;
import org.springframework.stereotype.Component;

/**
 * The addresses at which an e-mail can be refused: {@code …/<delivery>/<seal>}. The seal is an AEAD tag over nothing but
 * the delivery's id, by the key of personal data: nobody else can make one, it is compared in constant time, and it
 * holds until that key is gone.
 */
@Component
public class UnsubscribeAddresses {

    /** A seal has 33 octets today; a longer key prefix may come. */
    private static final int LONGEST_SEAL = 200;

    private static final byte[] NOTHING = {};

    private final URI base;
    private final PersonalData key;

    UnsubscribeAddresses(UnsubscribeSettings settings, PersonalData key) {
        this.base = settings.address();
        this.key = key;
    }

    public URI of(UUID delivery) {
        String seal = Base64.getUrlEncoder().withoutPadding().encodeToString(key.encrypt(NOTHING, boundTo(delivery)));
        return URI.create(base + "/" + delivery + "/" + seal);
    }

    /** The delivery, if the seal is ours and was made for it. */
    Optional<UUID> opened(String delivery, String seal) {
        if (seal.length() > LONGEST_SEAL) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(delivery);
            key.decrypt(Base64.getUrlDecoder().decode(seal), boundTo(id));
            return Optional.of(id);
        } catch (IllegalArgumentException | CannotDecrypt forged) {
            return Optional.empty();
        }
    }

    /** Personal data are bound to bare ids, so that no seal opens them and none of them is a seal. */
    private static String boundTo(UUID delivery) {
        return "unsubscribe/" + delivery;
    }
}
