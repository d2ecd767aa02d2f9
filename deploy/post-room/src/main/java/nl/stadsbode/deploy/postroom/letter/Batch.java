package nl.stadsbode.deploy.postroom.letter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a sender says about a batch, and what the print house says back. */
final class Batch {

    /** The file that is put in last: with it the batch is complete. */
    static final String MANIFEST = "manifest.json";

    private Batch() {}

    record Manifest(String batchId, Instant sealedAt, List<Entry> letters) {}

    /** @param sha256 of the file, in hexadecimal */
    record Entry(String deliveryId, String file, int pages, String sha256) {}

    record Return(String batchId, List<Line> letters) {}

    record Line(String deliveryId, State state, @Nullable String reason, Instant at) {}

    enum State {
        printed,
        /** Posted, and it came back. */
        returned,
        /** Never printed. */
        rejected
    }
}
