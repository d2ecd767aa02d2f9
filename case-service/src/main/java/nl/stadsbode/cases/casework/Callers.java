package nl.stadsbode.cases.casework;

import java.security.Principal;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;

/** Who does something, as the history of a case names them. */
public final class Callers {

    private static final int LONGEST = 100;

    private Callers() {}

    /** The person's name, or the id of a system that has none. */
    public static String name(Principal caller) {
        Object who = caller instanceof Authentication authentication ? authentication.getPrincipal() : null;
        String name = who instanceof ClaimAccessor claims ? claims.getClaimAsString("name") : null;
        String shown = name == null || name.isBlank() ? caller.getName() : name;
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown;
    }
}
