package nl.stadsbode.cases.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item.
 *
 * @param index its place among the items, from 0
 * @param statusId the status, which is also the id of its event
 * @param reason code, when it was refused
 * @param detail words for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Result(
        int index,
        Outcome outcome,
        @Nullable UUID caseId,
        @Nullable String caseReference,
        @Nullable UUID statusId,
        @Nullable String reason,
        @Nullable String detail) {

    enum Outcome {
        /** Recorded and announced; its recipients are told. */
        @JsonProperty("told")
        TOLD,
        /** Recorded and announced; residents are not told of such a status. */
        @JsonProperty("not-told")
        NOT_TOLD,
        /** Recorded before, with this key. */
        @JsonProperty("repeated")
        REPEATED,
        /** Nothing was changed. */
        @JsonProperty("refused")
        REFUSED
    }

    static Result refused(int index, String reason, String detail) {
        return new Result(index, Outcome.REFUSED, null, null, null, reason, detail);
    }
}
