package nl.stadsbode.notifications.planning;

/** What the planner needs to know of a status change, frozen in its event. */
public record Notice(String topic, boolean told, boolean official, boolean urgent, boolean sensitive) {}
