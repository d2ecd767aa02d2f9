package nl.stadsbode.cases.announcing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recorded status that the world may hear of.
 *
 * @param version of the case once the status was recorded
 * @param due when it may be announced
 * @param traceParent trace in which it was recorded
 * @param note encrypted
 * @param data without the note
 */
public record Announcement(
        int version,
        Instant recordedAt,
        Instant due,
        @Nullable String traceParent,
        byte @Nullable [] note,
        CaseStatusChanged data) {}
