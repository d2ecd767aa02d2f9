package nl.stadsbode.cases.console;

import nl.stadsbode.cases.casework.Outcome;

/** Why a wish was refused, in words for a caseworker. */
final class Refusal {

    private Refusal() {}

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
