package nl.stadsbode.notifications.carriers;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes letters in sealed batches. */
public interface PrintHouse {

    /** @param letters in order; a batch is uploaded whole, and the same bytes again after a failure */
    record Batch(UUID id, Instant sealedAt, List<Letter> letters) {}

    record Letter(UUID deliveryId, byte[] pdf, int pages) {}

    String name();

    /**
     * Uploads every letter, then the manifest. Uploading a batch that is there already changes nothing.
     *
     * @throws IOException when the print house cannot be reached; the batch is then incomplete and ignored by it
     */
    void upload(Batch batch) throws IOException;
}
