package nl.stadsbode.cases.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import nl.stadsbode.cases.casework.Case;
import nl.stadsbode.cases.casework.CaseId;
import org.jspecify.annotations.Nullable;

/** The cases of one batch, locked or just opened, as they become while its items are taken one after the other. */
final class CasesAtHand {

    private final Map<CaseId, Case> byId = new LinkedHashMap<>();
    private final Map<String, CaseId> byReference = new HashMap<>();
    private final Map<String, CaseId> byExternalReference = new HashMap<>();

    void take(Collection<Case> locked) {
        locked.forEach(this::put);
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
}
