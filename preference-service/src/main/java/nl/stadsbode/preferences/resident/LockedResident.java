package nl.stadsbode.preferences.resident;

import java.util.Collection;
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

    /**
     * Holds the rows until the transaction ends, whatever has become of the residents; they may be forgotten. Who goes on to
     * lock several of them one after the other holds all first: so nobody waits for who waits for them.
     */
    @Transactional
    public void hold(Collection<ResidentId> ids) {
        residents.lockedWithPrincipals(ids);
    }

    /** As {@link #with}, and for who has died as well; it may be forgotten. */
    @Transactional
    public <T> Optional<T> alsoDeceased(ResidentId id, Function<Resident, T> work) {
        return residents.lockedWithPrincipals(List.of(id)).get(id) instanceof Known.Living(Resident resident)
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
