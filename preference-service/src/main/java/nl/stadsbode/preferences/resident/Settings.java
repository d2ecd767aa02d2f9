package nl.stadsbode.preferences.resident;

import org.jspecify.annotations.Nullable;

/**
 * How messages are written and when they may come.
 *
 * @param quietHours null: at any hour
 */
public record Settings(
        Language language, boolean largePrint, @Nullable QuietHours quietHours) {}
