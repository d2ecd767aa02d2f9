package nl.stadsbode.notifications.sending;

import com.fasterxml.uuid.NoArgGenerator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.PrintHouse;
import nl.stadsbode.notifications.carriers.PrintHouse.Batch;
import nl.stadsbode.notifications.notification.Bell;
import nl.stadsbode.notifications.notification.Claim;
import nl.stadsbode.notifications.notification.LetterBatches;
import nl.stadsbode.notifications.notification.NotificationSettings;
import nl.stadsbode.notifications.notification.Queue;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.sending.Preparing.Prepared;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Seals letters into batches from the daily cut-off on, and uploads what is sealed. A batch is in the database with its
 * bytes before the first of them goes; the upload may be repeated, so no letter is ever in doubt.
 */
@Component
class LetterSender implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(LetterSender.class);

    private final PrintHouse printHouse;
    private final Queue queue;
    private final Preparing preparing;
    private final LetterBatches batches;
    private final Gates gates;
    private final Gate gate;
    private final Bell bell;
    private final SendingSettings settings;
    private final NotificationSettings rules;
    private final NoArgGenerator ids;
    private final Clock clock;

    LetterSender(
            PrintHouse printHouse,
            Queue queue,
            Preparing preparing,
            LetterBatches batches,
            Gates gates,
            Bell bell,
            SendingSettings settings,
            NotificationSettings rules,
            NoArgGenerator ids,
            Clock clock) {
        this.printHouse = printHouse;
        this.queue = queue;
        this.preparing = preparing;
        this.batches = batches;
        this.gates = gates;
        this.gate = gates.of(printHouse.name());
        this.bell = bell;
        this.settings = settings;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                boolean busy = gates.open(Channel.LETTER) && (uploadSealed() | (afterCutOff() && seal()));
                if (!busy) {
                    bell.await(Channel.LETTER, settings.letterEvery());
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | StackOverflowError trouble) {
                log.warn("letters: sending pauses: {}", trouble.toString());
                pause();
            }
        }
    }

    private boolean seal() {
        List<Claim> claims = queue.claim(Channel.LETTER, settings.letterBatch(), lease());
        if (claims.isEmpty()) {
            return false;
        }
        List<Prepared> letters = preparing.prepare(claims);
        if (!letters.isEmpty()) {
            UUID batch = ids.generate();
            queue.sealBatch(
                    batch,
                    claims.getFirst().token(),
                    letters.stream().map(Prepared::sealed).toList());
            uploadSealed();
        }
        return true;
    }

    private boolean uploadSealed() {
        boolean any = false;
        while (true) {
            try (Gate.Grant grant = gate.ask(1)) {
                if (grant.most() == 0) {
                    return false;
                }
                Optional<UUID> batch = batches.claim(lease());
                if (batch.isEmpty()) {
                    return any;
                }
                if (!uploaded(batch.get(), grant)) {
                    return false;
                }
                any = true;
            }
        }
    }

    /** Of a whole batch: many are made, or brought, under one. */
    private Duration lease() {
        return settings.claimLease().multipliedBy(5);
    }

    private boolean uploaded(UUID id, Gate.Grant grant) {
        HandOver answer = upload(batches.read(id));
        grant.use();
        gate.answered(answer, Duration.ZERO);
        if (answer instanceof HandOver.Away) {
            batches.giveBack(id);
            return false;
        }
        batches.uploaded(id, printHouse.name());
        return true;
    }

    private HandOver upload(Batch batch) {
        try {
            printHouse.upload(batch);
            return new HandOver.Accepted(batch.id().toString());
        } catch (IOException away) {
            return new HandOver.Away("print-house-away");
        }
    }

    /** The cut-off is today's: from then until midnight, what is ready goes. */
    private boolean afterCutOff() {
        @Nullable LocalTime cutOff = settings.cutOff();
        Instant now = clock.instant();
        return cutOff == null || !now.atZone(rules.zone()).toLocalTime().isBefore(cutOff);
    }

    private void pause() {
        try {
            Thread.sleep(settings.letterEvery());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
