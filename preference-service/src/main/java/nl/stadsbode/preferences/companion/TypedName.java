package nl.stadsbode.preferences.companion;

import java.util.regex.Pattern;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.resident.Person;

/**
 * A name that one person types and another reads in a message of the municipality. It holds nothing that can be clicked
 * or called: else anybody could have us send anything to anybody.
 */
final class TypedName {

    /** A full stop is one in any script that the domain name system reads as such. */
    private static final Pattern CLICKED_OR_CALLED =
            Pattern.compile("[@＠:：/／\\\\\\p{N}]|[.\u3002\uff0e\uff61]\\p{L}{2,}|\\bwww\\b", Pattern.CASE_INSENSITIVE);

    private TypedName() {}

    /** @throws Flawed when there is no name, or more than a name */
    static String of(String written) {
        String name = Person.of(written, null).name();
        if (CLICKED_OR_CALLED.matcher(name).find()) {
            throw new Flawed(
                    "name",
                    "more-than-a-name",
                    "Give a name without digits, e-mail or web address; after a full stop comes a space.");
        }
        return name;
    }
}
