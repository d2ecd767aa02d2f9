package nl.stadsbode.notifications.chaos;

import java.util.List;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.ReceiptBox;

/** Offers the carriers' receipts, again and again until they are stored: only then are they acknowledged. */
final class Receiving implements Runnable {

    private static final int AT_A_TIME = 20;
    private static final long EVERY_MILLIS = 30;

    private final Providers providers;
    private final ReceiptBox box;
    private final Life life;

    Receiving(Providers providers, ReceiptBox box, Life life) {
        this.providers = providers;
        this.box = box;
        this.life = life;
    }

    @Override
    public void run() {
        try {
            while (!life.awaitEnd(EVERY_MILLIS)) {
                offer();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    void offer() {
        List<Receipt> receipts = providers.receiptsNotAcknowledged(AT_A_TIME);
        if (receipts.isEmpty()) {
            return;
        }
        try {
            box.put(receipts);
        } catch (RuntimeException refused) {
            return; // offered again
        }
        life.whileAlive(() -> {
            providers.acknowledged(receipts);
            return true;
        });
    }
}
