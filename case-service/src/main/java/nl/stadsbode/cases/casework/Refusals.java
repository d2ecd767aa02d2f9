package nl.stadsbode.cases.casework;

import java.util.List;
import nl.stadsbode.cases.catalogue.StatusType;
import nl.stadsbode.chassis.problem.Problem;
import org.springframework.http.HttpStatus;

/** What the API answers when a wish is refused. The slugs are a promise to callers. */
final class Refusals {

    private Refusals() {}

    /** @throws Problem when it was refused */
    static Outcome.Done done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Refused refused -> throw problem(refused);
        };
    }

    static Problem problem(Outcome.Refused refused) {
        return switch (refused) {
            case Outcome.CaseNotThere() -> Problem.notFound("case-not-found", "There is no case with this id.");
            case Outcome.StatusNotThere() ->
                Problem.notFound("status-not-found", "This case has no status with this id.");
            case Outcome.UnknownCaseType() ->
                Problem.badRequest(
                        "case-type-unknown", "The catalogue has no such case type; see GET /api/v1/case-types.");
            case Outcome.UnknownStatus() ->
                Problem.badRequest(
                        "status-unknown", "Cases of this type have no such status; see GET /api/v1/case-types.");
            case Outcome.ExternalReferenceTaken() ->
                Problem.conflict(
                        "external-reference-taken",
                        "Another case has this external reference. Find it with GET /api/v1/cases?search=.");
            case Outcome.OccursInFuture() ->
                Problem.badRequest("occurred-in-future", "A status cannot have occurred in the future.");
            case Outcome.Stale(int version) ->
                new Problem(
                                HttpStatus.PRECONDITION_FAILED,
                                "version-mismatch",
                                "The case was changed meanwhile. Get it again and decide anew.")
                        .with("version", version);
            case Outcome.TransitionNotAllowed(String from, List<StatusType> allowed) ->
                Problem.conflict("transition-not-allowed", "This status cannot follow; see allowed for those that can.")
                        .with("from", from == null ? "" : from)
                        .with("allowed", allowed.stream().map(StatusType::code).toList());
            case Outcome.AlreadyAnnounced() ->
                Problem.conflict(
                        "already-announced", "This status was announced, it cannot be withdrawn: correct it instead.");
            case Outcome.AlreadyWithdrawn() ->
                Problem.conflict("already-withdrawn", "This status was withdrawn before.");
            case Outcome.AlreadyCorrected() ->
                Problem.conflict("already-corrected", "This status was corrected before: correct the correction.");
            case Outcome.NotAnnouncedYet() ->
                Problem.conflict("not-announced-yet", "This status was not announced yet: withdraw it instead.");
            case Outcome.NotTheLatest() ->
                Problem.conflict("not-the-latest", "Withdraw the statuses that came after it first.");
        };
    }
}
