package nl.stadsbode.deploy.load.mapping;

import java.util.List;
import nl.stadsbode.deploy.load.stack.Unusable;

/** A mapping file with mistakes in it; names all of them. */
public final class InvalidMapping extends Unusable {

    InvalidMapping(String file, List<String> mistakes) {
        super("The mapping " + file + " cannot be used:\n  - " + String.join("\n  - ", mistakes));
    }
}
