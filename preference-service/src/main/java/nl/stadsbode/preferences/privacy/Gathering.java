package nl.stadsbode.preferences.privacy;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.stadsbode.preferences.message.RequestedMessage;
import nl.stadsbode.preferences.message.RequestingMessages;
import nl.stadsbode.preferences.privacy.Job.State;
import nl.stadsbode.preferences.privacy.Job.What;
import nl.stadsbode.preferences.resident.LockedResident;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gathers all that is kept of a resident (GDPR art. 15 and 20): our own part in the transaction in which it is asked for,
 * the others' as they answer.
 */
@Component
class Gathering {

    /** What came of asking. */
    sealed interface Asked {
        record Begun(UUID job) implements Asked {}

        /** One is being made. */
        record UnderWay() implements Asked {}

        record TooOften() implements Asked {}

        /** No colleague at a desk sees where they live. */
        record SecretAddress() implements Asked {}

        /** There is nobody, or not any more. */
        record Nobody() implements Asked {}
    }

    private final Jobs jobs;
    private final OwnPart own;
    private final AskingOthers asking;
    private final LockedResident locked;
    private final RequestingMessages messages;
    private final PrivacySettings settings;
    private final NoArgGenerator ids;
    private final Clock clock;

    Gathering(
            Jobs jobs,
            OwnPart own,
            AskingOthers asking,
            LockedResident locked,
            RequestingMessages messages,
            PrivacySettings settings,
            NoArgGenerator ids,
            Clock clock) {
        this.jobs = jobs;
        this.own = own;
        this.asking = asking;
        this.locked = locked;
        this.messages = messages;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** By the resident, signed in. */
    @Transactional
    Asked begin(ResidentId id) {
        return begin(id, "resident", null);
    }

    /** By a colleague, for who asks for it at the desk or in writing. */
    @Transactional
    Asked onRequest(ResidentId id, Identity identity) {
        return begin(id, "contact", identity.code());
    }

    private Asked begin(ResidentId id, String askedBy, @Nullable String identity) {
        return locked.<Asked>with(id, resident -> {
                    if (identity != null && resident.residence().secretAddress()) {
                        return new Asked.SecretAddress();
                    }
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    if (jobs.exportsSince(id, now.minus(Duration.ofDays(1))) >= settings.exportsADay()) {
                        return new Asked.TooOften();
                    }
                    Job job = new Job(
                            ids.generate(),
                            id,
                            What.EXPORT,
                            State.WAITING,
                            askedBy,
                            identity,
                            now,
                            now,
                            null,
                            null,
                            List.of());
                    if (!jobs.add(job)) {
                        return new Asked.UnderWay();
                    }
                    jobs.begin(job.id());
                    jobs.keep(List.of(own.of(job)));
                    asking.ask(job);
                    if (identity != null) {
                        tell(resident);
                    }
                    return new Asked.Begun(job.id());
                })
                .orElseGet(Asked.Nobody::new);
    }

    /** By every number and e-mail address that is known to be theirs: who did not ask for it can say so. */
    private void tell(Resident resident) {
        resident.verifiedElectronically()
                .forEach(point -> messages.request(resident, new RequestedMessage.Export(point.destination())));
    }

    /** Keeps what belongs to a running job, and ends those that everyone answered. */
    void answered(List<Answer> answers) {
        Map<UUID, Job> running = jobs
                .lockRunning(answers.stream().map(Answer::job).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Job::id, Function.identity()));
        jobs.keep(answers.stream()
                .filter(answer -> running.containsKey(answer.job())
                        && running.get(answer.job()).resident().equals(answer.resident()))
                .toList());
        jobs.finish(
                jobs.withAnswers(List.copyOf(running.values())).stream()
                        .filter(this::everyoneAnswered)
                        .map(Job::id)
                        .toList(),
                State.COMPLETE);
    }

    private boolean everyoneAnswered(Job job) {
        return job.answers().stream()
                .filter(Job.Answered::whole)
                .map(Job.Answered::service)
                .collect(Collectors.toSet())
                .containsAll(settings.all());
    }
}
