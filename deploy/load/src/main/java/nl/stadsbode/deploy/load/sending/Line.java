package nl.stadsbode.deploy.load.sending;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.deploy.load.people.Resident;
import nl.stadsbode.deploy.load.people.Spread;

/**
 * Sends the changes of a share of the cases, one batch after the other: the order within a case is the order of the log.
 * Other lines go on meanwhile.
 */
final class Line implements Runnable {

    private static final int MOST_WAITING = 2_000;
    private static final long LOOK_AROUND_MILLIS = 100;

    private final StatusChanges changes;
    private final Residents residents;
    private final LateResidents late;
    private final Spread spread;
    private final BlockingQueue<Change> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Set<String> opened = new HashSet<>();
    private volatile boolean complete;

    Line(StatusChanges changes, Residents residents, LateResidents late, Spread spread) {
        this.changes = changes;
        this.residents = residents;
        this.late = late;
        this.spread = spread;
    }

    /** @return false when the line is full at the moment */
    boolean offer(Change change) throws InterruptedException {
        return waiting.offer(change, LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Nothing more comes. */
    void complete() {
        complete = true;
    }

    @Override
    public void run() {
        try {
            while (!complete || !waiting.isEmpty()) {
                Change first = waiting.poll(LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Change> batch = new ArrayList<>(StatusChanges.MOST_A_CALL);
                    batch.add(first);
                    waiting.drainTo(batch, StatusChanges.MOST_A_CALL - 1);
                    send(batch);
                }
                late.storeDue();
            }
            late.finish();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Change> batch) {
        List<Resident> inTime = new ArrayList<>();
        List<Resident> afterwards = new ArrayList<>();
        for (Change change : batch) {
            if (opened.add(change.caseId())) {
                (change.late() ? afterwards : inTime).add(spread.behind(change.caseId()));
            }
        }
        residents.store(inTime);
        changes.send(batch);
        late.add(afterwards);
    }
}
