package nl.stadsbode.preferences.registerimport;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.registerimport.ApplyingMessages.Applied;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in the file that has waited longest, batch by batch. What came of a batch is written in the batch's own
 * transaction: whoever goes on after a stop goes on where it was, and no line counts twice.
 */
@Component
class TakingInFiles {

    private static final Logger log = LoggerFactory.getLogger(TakingInFiles.class);

    private final RegisterImports imports;
    private final StoredParts parts;
    private final ApplyingMessages applying;
    private final ImportSettings settings;
    private final ZoneId zone;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ReentrantLock one = new ReentrantLock();

    TakingInFiles(
            RegisterImports imports,
            StoredParts parts,
            ApplyingMessages applying,
            ImportSettings settings,
            @Value("${stadsbode.pages.zone:Europe/Amsterdam}") ZoneId zone,
            Clock clock,
            PlatformTransactionManager transactions,
            TaskScheduler scheduler) {
        this.imports = imports;
        this.parts = parts;
        this.applying = applying;
        this.settings = settings;
        this.zone = zone;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        // Not with a fixed delay: those share one thread, and a file takes minutes.
        scheduler.scheduleAtFixedRate(this::work, settings.every());
    }

    private void work() {
        if (!one.tryLock()) {
            return;
        }
        try {
            Optional<RegisterImport> claimed = imports.claim(clock.instant());
            while (claimed.isPresent()) {
                takeInUnlessBroken(claimed.get());
                claimed = imports.claim(clock.instant());
            }
        } catch (RuntimeException | IOException later) {
            // Only its class: what it says may hold what stood in a line.
            log.warn("taking in a file of the register: {}", later.getClass().getName());
        } finally {
            one.unlock();
        }
    }

    /** A file that cannot be read holds up no later one. */
    private void takeInUnlessBroken(RegisterImport file) throws IOException {
        try {
            takeIn(file);
        } catch (PersonalData.CannotDecrypt unreadable) {
            log.error("a file of the register cannot be decrypted: {}", file.id());
            imports.ended(file.id(), "broken", clock.instant());
        }
    }

    private void takeIn(RegisterImport file) throws IOException {
        try (Batches batches = Batches.of(parts.read(file.id()), file.linesRead(), today())) {
            Batches.Batch batch = batches.next(settings.batch());
            long read = file.linesRead();
            while (!batch.isEmpty()) {
                if (!takenIn(file, read, batch)) {
                    return;
                }
                read = batch.lastLine();
                batch = batches.next(settings.batch());
            }
        }
        imports.ended(file.id(), "finished", clock.instant());
        log.info("a file of the register was taken in: {}", file.id());
    }

    /** @return false where another instance goes on with the file */
    private boolean takenIn(RegisterImport file, long read, Batches.Batch batch) {
        try {
            return inOneTransaction(file, read, batch);
        } catch (DataIntegrityViolationException refused) {
            long done = read;
            for (Batches.Batch line : batch.lineByLine()) {
                if (!alone(file, done, line)) {
                    return false;
                }
                done = line.lastLine();
            }
            return true;
        }
    }

    /** One line that the database refuses costs no other. */
    private boolean alone(RegisterImport file, long read, Batches.Batch line) {
        try {
            return inOneTransaction(file, read, line);
        } catch (DataIntegrityViolationException refused) {
            return inOneTransaction(file, read, line.refused());
        }
    }

    private boolean inOneTransaction(RegisterImport file, long read, Batches.Batch batch) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!imports.lock(file.id(), read)) {
                return false;
            }
            Applied applied = applying.apply(batch.messages(), stated(file));
            List<LineError> errors = batch.errorsAnd(applied.errors());
            imports.progressed(
                    file.id(),
                    batch.lastLine(),
                    applied.progress().plus(new Progress(0, 0, 0, batch.wrongLines())),
                    errors,
                    clock.instant());
            return true;
        }));
    }

    private Stated stated(RegisterImport file) {
        return new Stated(clock.instant().truncatedTo(ChronoUnit.MICROS), file.receivedBy(), How.REGISTER);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
