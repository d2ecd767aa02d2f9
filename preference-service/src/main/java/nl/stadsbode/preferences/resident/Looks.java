package nl.stadsbode.preferences.resident;

import java.util.UUID;
import nl.stadsbode.chassis.processing.ProcessingLog;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Writes down whom a colleague or a system is shown, before the answer is made. A resident's own look is nobody's affair. */
@Component
public class Looks {

    private static final String READ = "resident-read";

    private final ProcessingLog log;

    Looks(ProcessingLog log) {
        this.log = log;
    }

    public void at(UUID resident, Authentication caller) {
        if (!Requester.of(caller).isResident()) {
            log.looks(caller, READ, resident);
        }
    }

    /** Of what an answer to a change tells. */
    void at(Outcome outcome, UUID resident, Authentication caller) {
        if (outcome.showsResident()) {
            at(resident, caller);
        }
    }
}
