package nl.stadsbode.notifications.flow;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.stadsbode.notifications.carriers.PrintHouse;

/** Stands for a print house: keeps the batches, or is away. */
public final class CountingPrintHouse implements PrintHouse {

    public final List<Batch> batches = new CopyOnWriteArrayList<>();
    public volatile boolean away;

    @Override
    public String name() {
        return "counting-print-house";
    }

    @Override
    public void upload(Batch batch) throws IOException {
        if (away) {
            throw new IOException("away");
        }
        batches.removeIf(known -> known.id().equals(batch.id()));
        batches.add(batch);
    }

    public List<Letter> letters() {
        return batches.stream().flatMap(batch -> batch.letters().stream()).toList();
    }
}
