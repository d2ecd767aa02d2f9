package nl.stadsbode.notifications.planning;

/**
 * What the planner needs to know of a status change, frozen in its event.
 *
 * @param reaction whether the resident is asked to do something
 */
public record Notice(
        String topic, boolean told, boolean official, boolean urgent, boolean sensitive, boolean reaction) {

    /** The same, as urgent as that. */
    public Notice with(boolean asUrgent) {
        return new Notice(topic, told, official, asUrgent, sensitive, reaction);
    }
}
