package nl.stadsbode.cases.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state that a case of some type can be in.
 *
 * @param initial whether a case of the type begins with it
 * @param residentsAreTold whether the recipients of the case hear of it
 * @param urgent told at once, without undo time and through quiet hours
 * @param reactionWithinDays days in which the resident is expected to react, or null when nothing is expected
 * @param isFinal whether it ends the case
 * @param next codes of the states that may follow
 */
public record StatusType(
        String code,
        Name name,
        boolean initial,
        boolean residentsAreTold,
        MessageKind kind,
        boolean urgent,
        Sensitivity sensitivity,
        @Nullable Integer reactionWithinDays,
        boolean isFinal,
        List<String> next) {

    public boolean official() {
        return kind == MessageKind.OFFICIAL;
    }

    public boolean sensitive() {
        return sensitivity == Sensitivity.SENSITIVE;
    }
}
