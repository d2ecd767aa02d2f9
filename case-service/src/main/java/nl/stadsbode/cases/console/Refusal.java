package nl.stadsbode.cases.console;

import nl.stadsbode.cases.casework.Outcome;
import nl.stadsbode.chassis.page.Mistakes;

/** Why a wish was refused, in words for a caseworker. */
final class Refusal {

    private Refusal() {}

    /** For the page that is shown again. */
    static Mistakes mistakes(Outcome.Refused refused) {
        return Mistakes.at(field(refused), key(refused));
    }

    /** Id on the page of what can be mended. */
    private static String field(Outcome.Refused refused) {
        return switch (refused) {
            case Outcome.UnknownCaseType() -> "type";
            case Outcome.UnknownStatus() -> StatusForm.STATUS;
            case Outcome.TransitionNotAllowed ignored -> StatusForm.STATUS;
            case Outcome.ExternalReferenceTaken() -> "externalReference";
            case Outcome.CaseNotThere() -> "";
            case Outcome.StatusNotThere() -> "";
            case Outcome.OccursInFuture() -> "";
            case Outcome.Stale ignored -> "";
            case Outcome.AlreadyAnnounced() -> "";
            case Outcome.AlreadyWithdrawn() -> "";
            case Outcome.AlreadyCorrected() -> "";
            case Outcome.NotAnnouncedYet() -> "";
            case Outcome.NotTheLatest() -> "";
        };
    }

    /** Key of the message. */
    static String key(Outcome.Refused refused) {
        return switch (refused) {
            case Outcome.CaseNotThere() -> "refused.case-not-there";
            case Outcome.StatusNotThere() -> "refused.status-not-there";
            case Outcome.UnknownCaseType() -> "form.type.missing";
            case Outcome.UnknownStatus() -> "form.status.missing";
            case Outcome.ExternalReferenceTaken() -> "refused.external-reference-taken";
            case Outcome.OccursInFuture() -> "refused.occurs-in-future";
            case Outcome.Stale ignored -> "refused.stale";
            case Outcome.TransitionNotAllowed ignored -> "refused.transition";
            case Outcome.AlreadyAnnounced() -> "refused.already-announced";
            case Outcome.AlreadyWithdrawn() -> "refused.already-withdrawn";
            case Outcome.AlreadyCorrected() -> "refused.already-corrected";
            case Outcome.NotAnnouncedYet() -> "refused.not-announced-yet";
            case Outcome.NotTheLatest() -> "refused.not-the-latest";
        };
    }
}
