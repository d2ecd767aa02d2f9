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

    /** In one transaction, the resident's row locked; empty where there is nobody, or nobody alive any more. */
    @Transactional
    public <T> Optional<T> with(ResidentId id, Function<Resident, T> work) {
        return residents.locked(List.of(id)).get(id) instanceof Known.Living(Resident resident) && !resident.deceased()
                ? Optional.of(work.apply(resident))
                : Optional.empty();
    }
}
