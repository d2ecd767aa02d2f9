package nl.stadsbode.preferences.privacy;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.preferences.message.RequestedMessage;
import nl.stadsbode.preferences.message.RequestingMessages;
import nl.stadsbode.preferences.privacy.Job.State;
import nl.stadsbode.preferences.privacy.Job.What;
import nl.stadsbode.preferences.resident.ForgettingResidents;
import nl.stadsbode.preferences.resident.LockedResident;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets a resident as a job (GDPR art. 17). It waits first: whoever can still be reached is told, and who did not ask
 * for it can take it back. Then all is erased here and, by a tombstone, in every replica; each service says what of it is
 * gone and what must stay.
 */
@Component
class ForgettingOnRequest {

    /** What came of asking. */
    enum Asked {
        /** It waits; asking twice is asking once. */
        WAITS,

        TOO_OFTEN,

        /** There is nobody, or not any more. */
        NOBODY
    }

    private static final String BEGUN = "resident-forgetting-begun";
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final String TAKEN_BACK = "resident-forgetting-taken-back";

    private final Jobs jobs;
    private final OwnPart own;
    private final AskingOthers asking;
    private final LockedResident locked;
    private final ForgettingResidents forgetting;
    private final RequestingMessages messages;
    private final ProcessingLog log;
    private final PrivacySettings settings;
    private final NoArgGenerator ids;
    private final Clock clock;

    ForgettingOnRequest(
            Jobs jobs,
            OwnPart own,
            AskingOthers asking,
            LockedResident locked,
            ForgettingResidents forgetting,
            RequestingMessages messages,
            ProcessingLog log,
            PrivacySettings settings,
            NoArgGenerator ids,
            Clock clock) {
        this.jobs = jobs;
        this.own = own;
        this.asking = asking;
        this.locked = locked;
        this.forgetting = forgetting;
        this.messages = messages;
        this.log = log;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    Asked begin(ResidentId id, Asker asker) {
        return locked.alsoDeceased(id, resident -> begin(resident, asker)).orElse(Asked.NOBODY);
    }

    private Asked begin(Resident resident, Asker asker) {
        ResidentId id = resident.id();
        if (jobs.lockOpen(id, What.FORGETTING).isPresent()) {
            return Asked.WAITS;
        }
        if (jobs.forgettingsSince(id, clock.instant().minus(A_DAY)) >= settings.forgettingsADay()) {
            return Asked.TOO_OFTEN;
        }
        jobs.add(job(id, asker, settings.forgetAfter()));
        write(BEGUN, id, asker);
        tell(resident);
        return Asked.WAITS;
    }

    /** Without a wait, in which it could be taken back. @return whether there is or was such a resident */
    @Transactional
    boolean now(ResidentId id, Asker asker) {
        return locked.alsoDeceased(id, resident -> {
                    if (jobs.add(job(id, asker, Duration.ZERO))) {
                        tell(resident);
                    }
                    write(BEGUN, id, asker);
                    forget(jobs.lockOpen(id, What.FORGETTING).orElseThrow());
                    return true;
                })
                .orElseGet(() -> forgetting.forget(id));
    }

    /** @return whether there was one that had not begun */
    @Transactional
    boolean takeBack(ResidentId id, Asker asker) {
        Optional<Job> waiting = locked.alsoDeceased(id, resident -> jobs.lockOpen(id, What.FORGETTING))
                .flatMap(open -> open)
                .filter(open -> open.state() == State.WAITING);
        waiting.ifPresent(job -> {
            jobs.finish(List.of(job.id()), State.CANCELLED);
            write(TAKEN_BACK, id, asker);
        });
        return waiting.isPresent();
    }

    /** Those whose wait is over. */
    List<Job> due(int atMost) {
        return jobs.due(atMost);
    }

    /** Forgets one whose wait is over, unless it was taken back; also where the resident is gone already. */
    @Transactional
    void forgetDue(Job job) {
        locked.hold(List.of(job.resident()));
        jobs.lockOpen(job.resident(), What.FORGETTING)
                .filter(open -> open.state() == State.WAITING)
                .ifPresent(this::forget);
    }

    private void forget(Job job) {
        forgetting.forget(job.resident());
        jobs.dropExports(job.resident());
        jobs.begin(job.id());
        jobs.keep(List.of(own.erased(job)));
        asking.ask(job);
    }

    /** In the transaction of what is done: there is neither without the other. */
    private void write(String name, ResidentId id, Asker asker) {
        if (asker.colleague() != null) {
            log.looks(asker.colleague(), name, id.value());
        }
    }

    private Job job(ResidentId id, Asker asker, Duration wait) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Job(
                ids.generate(),
                id,
                What.FORGETTING,
                State.WAITING,
                asker.code(),
                asker.seen(),
                now,
                now.plus(wait),
                null,
                null,
                List.of());
    }

    /** By every number and e-mail address that is known to be theirs: afterwards nobody can reach them. */
    private void tell(Resident resident) {
        if (resident.deceased()) {
            return;
        }
        resident.verifiedElectronically()
                .forEach(point -> messages.request(resident, new RequestedMessage.Forgetting(point.destination())));
    }
}
