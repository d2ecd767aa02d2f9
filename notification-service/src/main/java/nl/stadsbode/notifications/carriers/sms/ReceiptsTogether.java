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

/**
 * Stores receipts that come within a moment in one go. The first of them waits for the others, and stores them all; not
 * longer than they keep coming, as an SMS centre that has its whole window here sends no more until it is answered.
 */
final class ReceiptsTogether {

    private final ReceiptBox box;
    private final Duration gather;
    private final Duration quiet;
    private final int most;
    private @Nullable Bundle open;

    /**
     * @param gather longest wait of the first for others
     * @param quiet wait without another, after which no more are waited for
     * @param most receipts in one go, after which none waits any longer
     */
    ReceiptsTogether(ReceiptBox box, Duration gather, Duration quiet, int most) {
        this.box = box;
        this.gather = gather;
        this.quiet = quiet;
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
            awaitOthers(bundle);
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

    private void awaitOthers(Bundle bundle) throws InterruptedException {
        var until = System.nanoTime() + gather.toNanos();
        var before = 0;
        for (var now = size(bundle); now > before && System.nanoTime() - until < 0; now = size(bundle)) {
            before = now;
            if (bundle.full.await(Math.min(quiet.toNanos(), until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    private synchronized int size(Bundle bundle) {
        return bundle.receipts.size();
    }
}
