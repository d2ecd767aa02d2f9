package nl.stadsbode.deploy.identity;

import java.util.Locale;

/** What a person may do in Stadsbode. */
enum Role {
    RESIDENT,
    CASEWORKER,
    CONTACT,
    EDITOR,
    OPERATOR;

    /** As it stands in the {@code roles} claim. */
    String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
