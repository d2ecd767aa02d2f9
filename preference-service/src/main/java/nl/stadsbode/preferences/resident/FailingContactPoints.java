package nl.stadsbode.preferences.resident;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.contact.ContactFailure;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.Outcome.Changed;
import nl.stadsbode.preferences.resident.Outcome.Unchanged;
import org.springframework.stereotype.Component;

/**
 * Marks contact points that carriers reported as failed, so that nothing is sent there until someone vouches for them
 * again. A report about a resident we do not know, or about a number that was replaced meanwhile, changes nothing.
 */
@Component
public class FailingContactPoints {

    /** One report. */
    public record Report(ResidentId resident, UUID contactPoint, ContactFailure failure, Stated stated) {}

    private final ChangingResidents changing;
    private final PreferenceMetrics metrics;

    FailingContactPoints(ChangingResidents changing, PreferenceMetrics metrics) {
        this.changing = changing;
        this.metrics = metrics;
    }

    /** A contact point that failed by a report. @param resident as they are since */
    public record Failed(Resident resident, ContactPoint point) {}

    /**
     * Applies reports in the order given, in the caller's transaction: a resident changes once at a time.
     *
     * @return those that changed something
     */
    public List<Failed> fail(List<Report> reports) {
        return Rounds.of(reports, Report::resident).stream()
                .flatMap(round -> failOneEach(round).stream())
                .toList();
    }

    private List<Failed> failOneEach(List<Report> now) {
        List<Outcome> outcomes = changing.change(now.stream()
                .map(report -> Asked.of(report.resident(), null, report.stated(), resident -> failed(resident, report)))
                .toList());
        List<Failed> failed = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            if (outcomes.get(i) instanceof Changed(Resident after)) {
                after.contactPoint(now.get(i).contactPoint()).ifPresent(point -> failed.add(new Failed(after, point)));
            }
            metrics.failure(
                    switch (outcomes.get(i)) {
                        case Changed changed -> "applied";
                        case Unchanged(Resident resident) ->
                            resident.contactPoint(now.get(i).contactPoint()).isPresent()
                                    ? "repeated"
                                    : "old-contact-point";
                        case Outcome.NotThere notThere -> "unknown-resident";
                        case Outcome.Forgotten forgotten -> "unknown-resident";
                        case Outcome.Created impossible -> throw new IllegalStateException("a report creates nobody");
                        case Outcome.VersionDiffers impossible ->
                            throw new IllegalStateException("a report expects no version");
                        case Outcome.Refused impossible -> throw new IllegalStateException("a report has no flaws");
                    });
        }
        return failed;
    }

    private static Resident failed(Resident resident, Report report) {
        return resident.contactPoint(report.contactPoint())
                .filter(point -> point.failure() == null)
                .filter(point -> !vouchedForSince(point, report))
                .map(point -> resident.failed(point, report.failure()))
                .orElse(resident);
    }

    /** A report that took its time says nothing about a number that someone vouched for after it. */
    private static boolean vouchedForSince(ContactPoint point, Report report) {
        Stated verification = point.verification();
        return verification != null
                && verification.at().isAfter(report.failure().at());
    }
}
