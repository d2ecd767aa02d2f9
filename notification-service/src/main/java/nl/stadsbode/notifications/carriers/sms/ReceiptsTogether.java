package nl.stadsbode.notifications.carriers.sms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.ReceiptBox;
import org.jspecify.annotations.Nullable;

/** Stores receipts that come within a moment in one go. The first of them waits for the others, and stores them all. */
final class ReceiptsTogether {

    private final ReceiptBox box;
    private final Duration gather;
    private final int most;
    private @Nullable Bundle open;

    /** @param most receipts in one go, after which none waits any longer */
    ReceiptsTogether(ReceiptBox box, Duration gather, int most) {
        this.box = box;
        this.gather = gather;
        this.most = most;
    }

    private static final class Bundle {
        private final List<Receipt> receipts = new ArrayList<>();
        private final CountDownLatch full = new CountDownLatch(1);
        private final CompletableFuture<Void> stored = new CompletableFuture<>();
    }

    /**
     * Returns after it is stored.
     *
     * @throws IllegalStateException when it is not, nor are those that came with it
     */
    void put(Receipt receipt) {
        Bundle bundle;
        boolean first;
        synchronized (this) {
            first = open == null;
            bundle = open == null ? new Bundle() : open;
            bundle.receipts.add(receipt);
            var full = bundle.receipts.size() >= most;
            open = full ? null : bundle;
            if (full) {
                bundle.full.countDown();
            }
        }
        if (first) {
            store(bundle);
        }
        try {
            bundle.stored.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("not stored", e.getCause());
        }
    }

    private void store(Bundle bundle) {
        try {
            bundle.full.await(gather.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stored at once then
        }
        synchronized (this) {
            if (open == bundle) {
                open = null;
            }
        }
        try {
            box.put(List.copyOf(bundle.receipts));
            bundle.stored.complete(null);
        } catch (RuntimeException | Error e) {
            bundle.stored.completeExceptionally(e);
        }
    }
}
