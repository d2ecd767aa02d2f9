package nl.stadsbode.cases.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.stadsbode.cases.casework.Case;
import nl.stadsbode.cases.casework.CaseId;
import nl.stadsbode.cases.casework.LockedCase;
import org.jspecify.annotations.Nullable;

/** The cases of one batch, locked or just opened, as they become while its items are taken one after the other. */
final class CasesAtHand {

    private final Map<CaseId, Case> byId = new LinkedHashMap<>();
    private final Map<String, CaseId> byReference = new HashMap<>();
    private final Map<String, CaseId> byExternalReference = new HashMap<>();
    private final Set<CaseId> withWaiting = new HashSet<>();

    void take(Collection<LockedCase> locked) {
        for (LockedCase each : locked) {
            put(each.value());
            if (each.hasWaiting()) {
                withWaiting.add(each.value().id());
            }
        }
    }

    void put(Case current) {
        byId.put(current.id(), current);
        byReference.put(current.reference(), current.id());
        if (current.externalReference() != null) {
            byExternalReference.put(current.externalReference(), current.id());
        }
    }

    @Nullable
    Case find(StatusChange change) {
        CaseId id = change.caseReference() != null
                ? byReference.get(change.caseReference())
                : byExternalReference.get(Objects.requireNonNull(change.externalReference()));
        return id == null ? null : byId.get(id);
    }

    boolean has(String externalReference) {
        return byExternalReference.containsKey(externalReference);
    }

    List<CaseId> withWaiting() {
        return List.copyOf(withWaiting);
    }
}
