package nl.stadsbode.preferences.resident;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets residents (GDPR art. 17): all that is known of one goes, and of their companions, here and by the tombstone in
 * every replica. A marker
 * with the id and the last version stays, so that no late write brings the resident back.
 */
@Component
public class ForgettingResidents {

    private static final String COMPANION = "companion";

    private final Residents residents;
    private final StoredCompanions companions;
    private final ChangingResidents changing;
    private final Publication publication;
    private final PreferenceMetrics metrics;
    private final NoArgGenerator ids;
    private final Clock clock;

    ForgettingResidents(
            Residents residents,
            StoredCompanions companions,
            ChangingResidents changing,
            Publication publication,
            PreferenceMetrics metrics,
            NoArgGenerator ids,
            Clock clock) {
        this.residents = residents;
        this.companions = companions;
        this.changing = changing;
        this.publication = publication;
        this.metrics = metrics;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return whether there is or was such a resident; forgetting twice is forgetting once */
    @Transactional
    public boolean forget(ResidentId id) {
        companions.principalOf(id).ifPresent(principal -> leave(principal, id));
        return switch (residents.locked(List.of(id)).get(id)) {
            case Known.Living(Resident resident) -> {
                Instant now = clock.instant();
                long version = resident.version() + 1;
                residents.forget(id, version, now);
                publication.publishForgotten(ids.generate(), id, version, now);
                metrics.forgotten();
                forgetCompanions(resident);
                yield true;
            }
            case Known.Forgotten already -> true;
            case null -> false;
        };
    }

    /** Their rows are locked together first, in the one order that there is. */
    private void forgetCompanions(Resident resident) {
        List<ResidentId> ids = resident.companions().stream().map(Companion::id).toList();
        residents.locked(ids);
        ids.forEach(this::forget);
    }

    private void leave(ResidentId principal, ResidentId companion) {
        Stated stated = new Stated(clock.instant().truncatedTo(ChronoUnit.MICROS), COMPANION, How.SELF);
        changing.change(Asked.of(principal, null, stated, resident -> resident.without(companion)));
    }
}
