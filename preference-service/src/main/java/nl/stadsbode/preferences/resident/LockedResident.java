package nl.stadsbode.preferences.resident;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Does something about a resident whom nobody else changes meanwhile. */
@Component
public class LockedResident {

    private final Residents residents;

    LockedResident(Residents residents) {
        this.residents = residents;
    }

    /** Holds the row until the transaction ends, whatever has become of the resident; it may be forgotten. */
    @Transactional
    public void hold(ResidentId id) {
        residents.lockedWithPrincipal(id);
    }

    /** As {@link #with}, and for who has died as well; it may be forgotten. */
    @Transactional
    public <T> Optional<T> alsoDeceased(ResidentId id, Function<Resident, T> work) {
        return residents.lockedWithPrincipal(id).get(id) instanceof Known.Living(Resident resident)
                ? Optional.of(work.apply(resident))
                : Optional.empty();
    }

    /** In one transaction, the resident's row locked; empty where there is nobody, or nobody alive any more. */
    @Transactional
    public <T> Optional<T> with(ResidentId id, Function<Resident, T> work) {
        return residents.locked(List.of(id)).get(id) instanceof Known.Living(Resident resident) && !resident.deceased()
                ? Optional.of(work.apply(resident))
                : Optional.empty();
    }
}
