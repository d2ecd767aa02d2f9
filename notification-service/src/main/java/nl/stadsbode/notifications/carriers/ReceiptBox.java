package nl.stadsbode.notifications.carriers;

import java.util.List;

/** Where adapters put receipts. */
public interface ReceiptBox {

    /** Returns after they are stored for good: only then are they acknowledged to the carrier. */
    void put(List<Receipt> receipts);
}
