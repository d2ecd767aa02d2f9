package nl.stadsbode.notifications.carriers;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A receipt box that can be told to fail. */
public final class ReceivedReceipts implements ReceiptBox {

    private final List<Receipt> all = new CopyOnWriteArrayList<>();
    private final List<Integer> bundles = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Runnable before = () -> {};

    @Override
    public void put(List<Receipt> receipts) {
        before.run();
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the database is away");
        }
        bundles.add(receipts.size());
        all.addAll(receipts);
    }

    public void failTimes(int times) {
        failures.set(times);
    }

    public int failuresLeft() {
        return failures.get();
    }

    /** Runs this, or waits in it, before anything is stored. */
    public void before(Runnable first) {
        before = first;
    }

    public List<Receipt> all() {
        return all;
    }

    /** How many receipts came with each call. */
    public List<Integer> bundles() {
        return bundles;
    }
}
