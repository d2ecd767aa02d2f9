package nl.stadsbode.cases.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.stadsbode.cases.casework.Case;
import nl.stadsbode.cases.casework.Change;
import nl.stadsbode.cases.casework.Status;
import nl.stadsbode.cases.casework.Statuses;
import nl.stadsbode.cases.casework.Times;
import nl.stadsbode.cases.casework.Wish;
import nl.stadsbode.cases.catalogue.CaseType;
import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.cases.catalogue.StatusType;
import org.jspecify.annotations.Nullable;

/**
 * Decides item by item whether a change is legal, given what the items before it made of the case. Touches no database.
 *
 * <p>A case that is new here may begin with any status: in the case system it may be old.
 */
final class Judging {

    private final Catalogue catalogue;
    private final Times times;
    private final CasesAtHand atHand;
    private final Map<String, Statuses.Known> known;
    private final String by;

    private final Map<Integer, Change> legal = new TreeMap<>();
    private final Map<Integer, Result> decided = new TreeMap<>();
    private final Map<String, Integer> firstWithKey = new HashMap<>();
    private final Map<Integer, Integer> repeatOf = new TreeMap<>();

    Judging(Catalogue catalogue, Times times, CasesAtHand atHand, Map<String, Statuses.Known> known, String by) {
        this.catalogue = catalogue;
        this.times = times;
        this.atHand = atHand;
        this.known = known;
        this.by = by;
    }

    void judge(int index, StatusChange change) {
        Statuses.Known before = change.key() == null ? null : known.get(change.key());
        Case current = atHand.find(change);
        if (before != null) {
            decided.put(index, repeated(index, change, current, before));
            return;
        }
        CaseType caseType = catalogue.caseType(change.caseType()).orElse(null);
        StatusType to =
                caseType == null ? null : caseType.status(change.statusCode()).orElse(null);
        String refusal = refusal(change, current, caseType, to);
        if (refusal != null || current == null || caseType == null || to == null) {
            decided.put(index, Result.refused(index, String.valueOf(refusal), detail(refusal)));
            return;
        }
        Integer first = change.key() == null ? null : firstWithKey.putIfAbsent(change.key(), index);
        if (first != null) {
            repeatOf.put(index, first);
            return;
        }
        if (!mayBe(current, caseType, to)) {
            decided.put(
                    index,
                    Result.refused(
                            index,
                            "transition-not-allowed",
                            "'%s' cannot follow '%s'".formatted(to.code(), current.currentStatus())));
            return;
        }
        Change found = Change.of(current, caseType, to, wish(change));
        legal.put(index, found);
        atHand.put(found.after());
    }

    List<Change> legal() {
        return new ArrayList<>(legal.values());
    }

    /** @param recorded the legal ones, in their order */
    List<Result> results(List<Status> recorded) {
        int next = 0;
        for (Integer index : legal.keySet()) {
            Status status = recorded.get(next++);
            Result.Outcome outcome = status.frozen().residentsAreTold() ? Result.Outcome.TOLD : Result.Outcome.NOT_TOLD;
            decided.put(
                    index,
                    done(
                            index,
                            outcome,
                            status.frozen().caseReference(),
                            status.caseId().value(),
                            status));
        }
        repeatOf.forEach((index, first) -> {
            Result earlier = decided.get(first);
            if (earlier != null) {
                decided.put(
                        index,
                        new Result(
                                index,
                                Result.Outcome.REPEATED,
                                earlier.caseId(),
                                earlier.caseReference(),
                                earlier.statusId(),
                                null,
                                null));
            }
        });
        return new ArrayList<>(decided.values());
    }

    private static Result done(int index, Result.Outcome outcome, String reference, UUID caseId, Status status) {
        return new Result(index, outcome, caseId, reference, status.id().value(), null, null);
    }

    private static Result repeated(int index, StatusChange change, @Nullable Case current, Statuses.Known before) {
        boolean same = before.type().equals(change.statusCode())
                && (current == null || current.id().equals(before.caseId()));
        return same
                ? new Result(
                        index,
                        Result.Outcome.REPEATED,
                        before.caseId().value(),
                        before.caseReference(),
                        before.status().value(),
                        null,
                        null)
                : Result.refused(index, "idempotency-key-reused", detail("idempotency-key-reused"));
    }

    private @Nullable String refusal(
            StatusChange change, @Nullable Case current, @Nullable CaseType caseType, @Nullable StatusType to) {
        if (caseType == null) {
            return "case-type-unknown";
        }
        if (to == null) {
            return "status-unknown";
        }
        if (times.inFuture(change.occurredAt())) {
            return "occurred-in-future";
        }
        if (current == null) {
            return change.caseReference() != null ? "case-not-found" : "recipients-missing";
        }
        return current.caseType().equals(caseType.code()) ? null : "case-type-differs";
    }

    private static boolean mayBe(Case current, CaseType caseType, StatusType to) {
        return current.version() == 0 || caseType.allows(current.currentStatus(), to);
    }

    private Wish wish(StatusChange change) {
        return new Wish(change.statusCode(), change.occurredAt(), change.note(), by, true, change.key());
    }

    private static String detail(@Nullable String reason) {
        return switch (String.valueOf(reason)) {
            case "case-type-unknown" -> "the catalogue has no such case type";
            case "status-unknown" -> "cases of this type have no such status";
            case "occurred-in-future" -> "a status cannot have occurred in the future";
            case "case-not-found" -> "there is no case with this reference";
            case "recipients-missing" -> "the case is not there yet, and cannot be opened without recipients";
            case "case-type-differs" -> "the case is of another type";
            case "idempotency-key-reused" -> "this idempotencyKey came with another change before";
            default -> "refused";
        };
    }
}
