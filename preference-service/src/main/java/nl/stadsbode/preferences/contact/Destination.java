package nl.stadsbode.preferences.contact;

/** Where a message on a channel goes. One that is invalid cannot exist. Masks itself in {@code toString}. */
public sealed interface Destination permits PhoneNumber, EmailAddress, PostalAddress {

    Channel channel();

    /** Recognisable by who knows it, useless to who does not. */
    String masked();

    /** Written out, for one line on a page. */
    String shown();
}
