package nl.stadsbode.preferences.resident;

/**
 * Someone whom a resident has told as well (a <em>meelezer</em>); both confirmed it. They are known by a row of their own,
 * for nothing else.
 *
 * @param sensitive whether they are told of what is sensitive, too
 */
public record Companion(ResidentId id, boolean sensitive) {}
