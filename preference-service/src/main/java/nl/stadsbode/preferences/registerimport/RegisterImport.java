package nl.stadsbode.preferences.registerimport;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of the register, and how far it is taken in.
 *
 * @param lines of the file, with its header
 * @param linesRead those of which it is known what came of them, the header among them
 * @param created residents that were new
 * @param unchanged messages that said what was known, or less than a newer one
 * @param refused lines that are in the list of errors, or would be if it were not full
 */
@Schema(name = "RegisterImport")
record RegisterImport(
        UUID id,
        Instant receivedAt,
        String receivedBy,
        long bytes,

        @Schema(allowableValues = {"waiting", "running", "finished", "broken"})
        String state,

        long lines,
        long linesRead,
        long created,
        long changed,
        long unchanged,
        long refused,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    @Schema(hidden = true)
    public boolean ended() {
        return endedAt != null;
    }

    @Schema(hidden = true)
    public int percent() {
        return lines == 0 ? 0 : (int) (100 * linesRead / lines);
    }
}
