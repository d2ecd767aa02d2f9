package nl.stadsbode.preferences.contact;

/**
 * What is wrong with something that was asked. Holds no personal data: it never quotes what was given.
 *
 * @param field where, as in {@code address.postcode}
 * @param code for machines; does not change
 * @param message for people: what is wrong and what would be right
 */
public record Flaw(String field, String code, String message) {

    /** The same flaw, seen from the object that holds the field. */
    public Flaw in(String parent) {
        return new Flaw(field.isEmpty() ? parent : parent + "." + field, code, message);
    }
}
