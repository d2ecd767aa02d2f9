package nl.stadsbode.preferences.resident;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets residents (GDPR art. 17): all that is known of one goes, here and by the tombstone in every replica. A marker
 * with the id and the last version stays, so that no late write brings the resident back.
 */
@Component
public class ForgettingResidents {

    private final Residents residents;
    private final Publication publication;
    private final PreferenceMetrics metrics;
    private final NoArgGenerator ids;
    private final Clock clock;

    ForgettingResidents(
            Residents residents, Publication publication, PreferenceMetrics metrics, NoArgGenerator ids, Clock clock) {
        this.residents = residents;
        this.publication = publication;
        this.metrics = metrics;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return whether there is or was such a resident; forgetting twice is forgetting once */
    @Transactional
    public boolean forget(ResidentId id) {
        return switch (residents.locked(List.of(id)).get(id)) {
            case Known.Living(Resident resident) -> {
                Instant now = clock.instant();
                long version = resident.version() + 1;
                residents.forget(id, version, now);
                publication.publishForgotten(ids.generate(), id, version, now);
                metrics.forgotten();
                yield true;
            }
            case Known.Forgotten already -> true;
            case null -> false;
        };
    }
}
