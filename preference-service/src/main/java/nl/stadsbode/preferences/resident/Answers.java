package nl.stadsbode.preferences.resident;

import java.util.List;
import nl.stadsbode.chassis.problem.Problem;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.resident.Outcome.Changed;
import nl.stadsbode.preferences.resident.Outcome.Created;
import nl.stadsbode.preferences.resident.Outcome.Forgotten;
import nl.stadsbode.preferences.resident.Outcome.NotThere;
import nl.stadsbode.preferences.resident.Outcome.Refused;
import nl.stadsbode.preferences.resident.Outcome.Unchanged;
import nl.stadsbode.preferences.resident.Outcome.VersionDiffers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What the API answers to an outcome. */
final class Answers {

    private Answers() {}

    static ResponseEntity<ResidentView> of(Outcome outcome) {
        return switch (outcome) {
            case Created(Resident resident) -> of(HttpStatus.CREATED, resident);
            case Changed(Resident resident) -> of(HttpStatus.OK, resident);
            case Unchanged(Resident resident) -> of(HttpStatus.OK, resident);
            case NotThere notThere -> throw noSuchResident();
            case Forgotten forgotten -> throw forgotten();
            case VersionDiffers(long version) -> throw versionDiffers(version);
            case Refused(List<Flaw> flaws) -> throw flawed(flaws);
        };
    }

    static ResponseEntity<ResidentView> of(HttpStatus status, Resident resident) {
        return ResponseEntity.status(status)
                .eTag(Long.toString(resident.version()))
                .body(ResidentView.of(resident));
    }

    static Problem noSuchResident() {
        return Problem.notFound("resident-not-found", "There is no resident with this id.");
    }

    static Problem forgotten() {
        return new Problem(
                HttpStatus.GONE,
                "resident-forgotten",
                "This resident was forgotten on request. The id is not used again; use a new one.");
    }

    static Problem flawed(List<Flaw> flaws) {
        Problem problem = flaws.stream().map(Flaw::code).anyMatch(Choice.OFFICIAL_NEEDS_A_CHANNEL::equals)
                ? new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        Choice.OFFICIAL_NEEDS_A_CHANNEL,
                        "Official messages always reach a resident, by letter at least: they can start a term or"
                                + " change a right. Choose at least one channel.")
                : new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT, "invalid-resident", "Some fields are not valid; see errors.");
        return problem.with("errors", flaws);
    }

    private static Problem versionDiffers(long version) {
        return new Problem(
                        HttpStatus.PRECONDITION_FAILED,
                        "version-differs",
                        version == 0
                                ? "There is no such resident yet."
                                : "Someone changed this meanwhile. Read it again, then decide again.")
                .with("version", version);
    }
}
