package nl.stadsbode.cases.catalogue;

/** A catalogue that the service does not start with; the message names the file and the key. */
final class InvalidCatalogue extends RuntimeException {

    InvalidCatalogue(String file, String key, String problem) {
        super("catalogue/%s: %s: %s".formatted(file, key, problem));
    }
}
