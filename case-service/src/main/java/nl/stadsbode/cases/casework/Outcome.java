package nl.stadsbode.cases.casework;

import java.util.List;
import nl.stadsbode.cases.catalogue.StatusType;
import org.jspecify.annotations.Nullable;

/** What became of a wish. */
public sealed interface Outcome {

    /** The case as it is now, and the status that it was about. */
    record Done(Case changed, Status status) implements Outcome {}

    /** Nothing was changed, because of this. */
    sealed interface Refused extends Outcome {}

    record CaseNotThere() implements Refused {}

    record StatusNotThere() implements Refused {}

    record UnknownCaseType() implements Refused {}

    record UnknownStatus() implements Refused {}

    /** Another case has that external reference. */
    record ExternalReferenceTaken() implements Refused {}

    record OccursInFuture() implements Refused {}

    /** Someone else changed the case meanwhile. */
    record Stale(int version) implements Refused {}

    record TransitionNotAllowed(@Nullable String from, List<StatusType> allowed) implements Refused {}

    /** It cannot be withdrawn any more; it can be corrected. */
    record AlreadyAnnounced() implements Refused {}

    record AlreadyWithdrawn() implements Refused {}

    record AlreadyCorrected() implements Refused {}

    /** It cannot be corrected yet; it can be withdrawn. */
    record NotAnnouncedYet() implements Refused {}

    /** Later ones are withdrawn first. */
    record NotTheLatest() implements Refused {}
}
