package nl.stadsbode.cases.casework;

import org.jspecify.annotations.Nullable;

/** Words of the caseworker for the resident. Personal: it is stored encrypted and never printed. */
public record Note(String text) {

    /** Characters. */
    public static final int LONGEST = 500;

    public Note {
        if (text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a note has 1 to " + LONGEST + " characters");
        }
    }

    public static @Nullable Note ofNullable(@Nullable String text) {
        return text == null || text.isBlank() ? null : new Note(text.strip());
    }

    @Override
    public String toString() {
        return "Note[…]";
    }
}
