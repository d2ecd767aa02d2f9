package nl.stadsbode.preferences.register;

import java.util.List;
import nl.stadsbode.preferences.register.RegisteredResidents.Registered;
import nl.stadsbode.preferences.register.RegisteredResidents.Tie;
import nl.stadsbode.preferences.resident.LockedResident;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.stereotype.Component;

/** Ties a citizen service number to a resident whom other systems knew before the register was read. */
@Component
class TyingBsns {

    enum Outcome {
        TIED,
        SO_ALREADY,
        /** The number is another resident's, or this one has another number: a person has to look at it. */
        DIFFERS,
        NO_SUCH_RESIDENT
    }

    private final LockedResident locked;
    private final RegisteredResidents registered;

    TyingBsns(LockedResident locked, RegisteredResidents registered) {
        this.locked = locked;
        this.registered = registered;
    }

    Outcome tie(ResidentId id, Bsn bsn) {
        return locked.with(
                        id,
                        resident -> registered.tie(List.of(new Tie(id, bsn, null))) == 1
                                ? Outcome.TIED
                                : isTied(id, bsn) ? Outcome.SO_ALREADY : Outcome.DIFFERS)
                .orElse(Outcome.NO_SUCH_RESIDENT);
    }

    private boolean isTied(ResidentId id, Bsn bsn) {
        Registered known = registered.find(List.of(bsn)).get(bsn);
        return known != null && known.resident().equals(id);
    }
}
