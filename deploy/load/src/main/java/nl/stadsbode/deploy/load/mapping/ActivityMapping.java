package nl.stadsbode.deploy.load.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.stadsbode.deploy.load.caselog.Row;

/**
 * What of a log becomes a status of which case type.
 *
 * @param file where it was read, for messages
 * @param statuses status code by activity; other activities are not a status
 * @param transitions of an activity's life cycle that count; a row without one counts
 */
public record ActivityMapping(String file, String caseType, Map<String, String> statuses, Set<String> transitions) {

    /** The code of the status that this event is, if it is one. */
    public Optional<String> statusOf(Row.Event event) {
        return event.transition() == null || transitions.contains(event.transition())
                ? Optional.ofNullable(statuses.get(event.activity()))
                : Optional.empty();
    }

    boolean knows(Row.Event event) {
        return statuses.containsKey(event.activity());
    }
}
