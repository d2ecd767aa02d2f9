package nl.stadsbode.preferences.register;

import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.security.ResidentsByNumber;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.stereotype.Component;

/** Who signs in by DigiD is known here by the number, and from then on by the id alone. */
@Component
class SigningInByBsn implements ResidentsByNumber {

    private final RegisteredResidents registered;

    SigningInByBsn(RegisteredResidents registered) {
        this.registered = registered;
    }

    @Override
    public Optional<UUID> withNumber(String number) {
        try {
            return registered.find(Bsn.of(number)).map(ResidentId::value);
        } catch (Flawed noNumber) {
            return Optional.empty();
        }
    }
}
