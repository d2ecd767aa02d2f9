package nl.stadsbode.cases.casework;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.stadsbode.cases.catalogue.CaseType;
import nl.stadsbode.cases.catalogue.StatusType;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was recorded on a case, oldest first, and what of it counts.
 *
 * @param statuses also those that were withdrawn or corrected
 */
public record History(List<Status> statuses) {

    /** The statuses that count: without the withdrawn ones, each correction in the place of what it corrects. */
    public List<Status> effective() {
        List<Status> effective = new ArrayList<>();
        for (Status status : statuses) {
            if (status.withdrawn()) {
                continue;
            }
            int corrected = indexOf(effective, status.corrects());
            if (corrected < 0) {
                effective.add(status);
            } else {
                effective.set(corrected, status);
            }
        }
        return effective;
    }

    public Optional<Status> find(StatusId id) {
        return statuses.stream().filter(status -> status.id().equals(id)).findFirst();
    }

    /** The one recorded last of those not withdrawn. */
    public Optional<Status> latest() {
        return statuses.stream().filter(status -> !status.withdrawn()).reduce((earlier, later) -> later);
    }

    public boolean isEffective(StatusId id) {
        return indexOf(effective(), id) >= 0;
    }

    public boolean isCurrent(StatusId id) {
        List<Status> effective = effective();
        return !effective.isEmpty() && effective.getLast().id().equals(id);
    }

    /** What may stand in the place of an effective status, given what stands before and after it. */
    public List<StatusType> allowedInsteadOf(StatusId id, CaseType caseType) {
        List<Status> effective = effective();
        int place = indexOf(effective, id);
        if (place < 0) {
            return List.of();
        }
        Set<StatusType> allowed = new LinkedHashSet<>();
        caseType.status(effective.get(place).type()).ifPresent(allowed::add);
        String before = place == 0 ? null : effective.get(place - 1).type();
        String after =
                place == effective.size() - 1 ? null : effective.get(place + 1).type();
        for (StatusType candidate : caseType.after(before)) {
            if (after == null || candidate.next().contains(after)) {
                allowed.add(candidate);
            }
        }
        return List.copyOf(allowed);
    }

    /** Code of the status that the case is in when this one is left out. */
    @Nullable
    String currentWithout(StatusId id) {
        List<Status> effective = new History(statuses.stream()
                        .filter(status -> !status.id().equals(id))
                        .toList())
                .effective();
        return effective.isEmpty() ? null : effective.getLast().type();
    }

    private static int indexOf(List<Status> statuses, @Nullable StatusId id) {
        for (int i = 0; i < statuses.size(); i++) {
            if (statuses.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
