package nl.stadsbode.preferences.pages;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.Asked;
import nl.stadsbode.preferences.resident.ChangingResidents;
import nl.stadsbode.preferences.resident.Outcome;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Changes what a resident asks for by telephone or at the desk; the history says which colleague heard it, and how. */
@Component
class SpokenRequests {

    /** What the resident is like afterwards. */
    interface Change {
        Resident of(Resident current, Stated stated);
    }

    private final ChangingResidents changing;
    private final Clock clock;

    SpokenRequests(ChangingResidents changing, Clock clock) {
        this.changing = changing;
        this.clock = clock;
    }

    /** @param version that the colleague saw */
    Outcome change(ResidentId id, long version, String how, Authentication colleague, Change change) {
        try {
            Stated stated = stated(how, colleague);
            return changing.change(Asked.of(id, version, stated, current -> change.of(current, stated)));
        } catch (Flawed flawed) {
            return new Outcome.Refused(flawed.flaws());
        }
    }

    /** @throws Flawed where it was heard in no such way */
    Stated stated(String how, Authentication colleague) {
        return new Stated(clock.instant().truncatedTo(ChronoUnit.MICROS), colleague.getName(), heard(how));
    }

    private static How heard(String how) {
        if (How.PHONE.code().equals(how) || How.DESK.code().equals(how)) {
            return How.of(how);
        }
        throw new Flawed("how", "unknown-how", "Say how you heard it.");
    }
}
