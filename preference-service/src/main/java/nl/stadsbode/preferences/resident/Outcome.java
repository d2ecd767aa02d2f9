package nl.stadsbode.preferences.resident;

import java.util.List;
import nl.stadsbode.preferences.contact.Flaw;

/** What came of asking for a change. */
public sealed interface Outcome {

    record Created(Resident resident) implements Outcome {}

    record Changed(Resident resident) implements Outcome {}

    /** It was so already: no new version, no event. */
    record Unchanged(Resident resident) implements Outcome {}

    /** Only a whole resident can be new. */
    record NotThere() implements Outcome {}

    /** The id is not used again. */
    record Forgotten() implements Outcome {}

    /** @param version the current one; 0 when there is no such resident */
    record VersionDiffers(long version) implements Outcome {}

    record Refused(List<Flaw> flaws) implements Outcome {}

    /** Whether the answer tells all about the resident. */
    default boolean showsResident() {
        return this instanceof Created || this instanceof Changed || this instanceof Unchanged;
    }

    /** For machines. */
    default String code() {
        return switch (this) {
            case Created created -> "created";
            case Changed changed -> "changed";
            case Unchanged unchanged -> "unchanged";
            case NotThere notThere -> "not-there";
            case Forgotten forgotten -> "forgotten";
            case VersionDiffers differs -> "version-differs";
            case Refused refused -> "refused";
        };
    }
}
