package nl.stadsbode.preferences.privacy;

import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a service answers.
 *
 * @param page counts from 0
 * @param sealed of an export: JSON, encrypted, bound to the resident's id
 * @param erased of a forgetting: codes of what is gone
 */
record Answer(
        UUID job,
        ResidentId resident,
        String service,
        int page,
        boolean last,
        byte @Nullable [] sealed,
        List<String> erased,
        List<Job.Kept> kept) {}
