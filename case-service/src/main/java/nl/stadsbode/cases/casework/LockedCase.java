package nl.stadsbode.cases.casework;

/**
 * A case whose row this transaction holds.
 *
 * @param hasWaiting whether statuses wait to be announced
 */
public record LockedCase(Case value, boolean hasWaiting) {}
