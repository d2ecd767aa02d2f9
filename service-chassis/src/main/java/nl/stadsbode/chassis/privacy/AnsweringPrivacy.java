package nl.stadsbode.chassis.privacy;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.outbox.Outbox;
import nl.stadsbode.chassis.privacy.KeptOfPeople.Erased;
import nl.stadsbode.chassis.privacy.KeptOfPeople.Kept;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Answers what is asked, each in a transaction of its own: its pages are published all or none. */
public final class AnsweringPrivacy {

    private static final Logger log = LoggerFactory.getLogger(AnsweringPrivacy.class);
    private static final String TOPIC = "privacy-answered";
    private static final String TYPE = "nl.overheid.inwoners.privacyverzoek-beantwoord";
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration FAILED = Duration.ofMinutes(1);
    private static final Duration NOT_ERASED_YET = Duration.ofSeconds(5);

    /** The data of the event; the schema is in the service's {@code contracts/}. */
    private record PrivacyAnswered(
            UUID jobId,
            UUID residentId,
            String what,
            String service,
            int page,
            boolean last,
            @Nullable String content,
            List<String> erased,
            List<Kept> kept) {}

    private final String service;
    private final KeptOfPeople kept;
    private final PrivacyRequests requests;
    private final Outbox outbox;
    private final PersonalData personalData;
    private final JsonMapper json;
    private final NoArgGenerator ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AnsweringPrivacy(
            String service,
            KeptOfPeople kept,
            PrivacyRequests requests,
            Outbox outbox,
            PersonalData personalData,
            JsonMapper json,
            NoArgGenerator ids,
            Clock clock,
            TransactionTemplate repeatableRead,
            TaskScheduler scheduler) {
        this.service = service;
        this.kept = kept;
        this.requests = requests;
        this.outbox = outbox;
        this.personalData = personalData;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.transaction = repeatableRead;
        scheduler.scheduleWithFixedDelay(this::answerAll, EVERY);
    }

    /** In the transaction of the inbox. */
    void asked(List<PrivacyRequest> asked) {
        requests.add(asked);
    }

    private void answerAll() {
        boolean more;
        do {
            more = answerNext();
        } while (more);
    }

    /** One that fails waits, and holds up no other. @return whether there was one */
    private boolean answerNext() {
        AtomicReference<@Nullable PrivacyRequest> at = new AtomicReference<>();
        try {
            transaction.executeWithoutResult(status -> {
                at.set(requests.lockNext().orElse(null));
                Optional.ofNullable(at.get()).ifPresent(this::answer);
            });
            return at.get() != null;
        } catch (RuntimeException failed) {
            // Not its message: that may quote what is kept.
            log.warn(
                    "what is asked about someone's data is not answered yet: {}",
                    failed.getClass().getName());
            PrivacyRequest request = at.get();
            return request != null && putOff(request);
        }
    }

    private boolean putOff(PrivacyRequest request) {
        try {
            requests.later(request.job(), FAILED);
            return true;
        } catch (RuntimeException databaseAway) {
            return false;
        }
    }

    private void answer(PrivacyRequest request) {
        if (!request.forgetting()) {
            Pages pages = new Pages(json, (page, last, part) -> publish(request, page, last, part, null));
            kept.give(request.person(), pages);
            pages.end();
            requests.remove(request.job());
            return;
        }
        Optional<Erased> erased = kept.erased(request.person());
        if (erased.isEmpty()) {
            requests.later(request.job(), NOT_ERASED_YET);
            return;
        }
        publish(request, 0, true, null, erased.get());
        requests.remove(request.job());
    }

    private void publish(
            PrivacyRequest request, int page, boolean last, byte @Nullable [] part, @Nullable Erased erased) {
        String person = request.person().toString();
        PrivacyAnswered data = new PrivacyAnswered(
                request.job(),
                request.person(),
                request.what(),
                service,
                page,
                last,
                part == null ? null : Base64.getEncoder().encodeToString(personalData.encrypt(part, person)),
                erased == null ? List.of() : erased.erased(),
                erased == null ? List.of() : erased.kept());
        outbox.append(List.of(new Event(
                ids.generate(),
                TYPE,
                TOPIC,
                person,
                person,
                clock.instant(),
                page,
                TOPIC,
                null,
                json.writeValueAsBytes(data))));
    }
}
