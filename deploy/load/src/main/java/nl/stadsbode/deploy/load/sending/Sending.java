package nl.stadsbode.deploy.load.sending;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.stadsbode.deploy.load.caselog.Row;
import nl.stadsbode.deploy.load.mapping.ActivityMapping;
import nl.stadsbode.deploy.load.people.Spread;
import nl.stadsbode.deploy.load.settling.Ledger;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;
import nl.stadsbode.deploy.load.stack.GaveUp;
import nl.stadsbode.deploy.load.stack.Pause;

/** Sends what of a log is a status, over several lines at once: all of a case in the same line. */
public final class Sending implements AutoCloseable {

    private static final int LINES = 4;
    private static final String NOT_A_STATUS = "not-a-status";

    private final ActivityMapping mapping;
    private final Spread spread;
    private final Pace pace;
    private final Ledger ledger;
    private final List<Line> lines;
    private final ExecutorService threads;
    private final List<Future<?>> runs;

    public Sending(
            Calls calls,
            Addresses addresses,
            ActivityMapping mapping,
            Spread spread,
            Pace pace,
            Ledger ledger,
            Clock clock,
            Pause pause) {
        this.mapping = mapping;
        this.spread = spread;
        this.pace = pace;
        this.ledger = ledger;
        var changes = new StatusChanges(calls, addresses, spread.run(), mapping.caseType(), ledger);
        var residents = new Residents(calls, addresses);
        this.lines = Stream.generate(
                        () -> new Line(changes, residents, new LateResidents(residents, clock, pause), spread))
                .limit(LINES)
                .toList();
        this.threads = Executors.newFixedThreadPool(LINES);
        this.runs = lines.stream().<Future<?>>map(threads::submit).toList();
    }

    /** Sends one row, when it is a status and when its time has come. Waits when the services do not keep up. */
    public void send(Row row) {
        ledger.row();
        switch (row) {
            case Row.Event event ->
                mapping.statusOf(event)
                        .ifPresentOrElse(status -> send(event, status), () -> ledger.nothing(NOT_A_STATUS));
            case Row.Malformed(long line, String why) -> ledger.malformed(line, why);
            case Row.BrokenOff(long line, String why) -> ledger.malformed(line, why + "; nothing after it was read");
        }
    }

    private void send(Row.Event event, String status) {
        pace.await(event.at());
        Change change = new Change(
                ledger.rows(),
                event.caseId(),
                spread.idOf(event.caseId()),
                spread.isLate(event.caseId()),
                status,
                event.at());
        Line line = lines.get(Math.floorMod(event.caseId().hashCode(), LINES));
        try {
            while (!line.offer(change)) {
                failIfOneFailed();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GaveUp("It was stopped.");
        }
    }

    /** Returns when everything was accepted or refused. */
    public void finish() {
        lines.forEach(Line::complete);
        runs.forEach(Sending::await);
    }

    private void failIfOneFailed() {
        runs.stream().filter(Future::isDone).forEach(Sending::await);
    }

    private static void await(Future<?> run) {
        try {
            run.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GaveUp("It was stopped.");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
