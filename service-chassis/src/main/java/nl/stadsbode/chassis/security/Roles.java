package nl.stadsbode.chassis.security;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The roles that a token may grant; any other name in it grants nothing. */
final class Roles {

    private static final Set<String> KNOWN = Set.of("resident", "caseworker", "contact", "editor", "operator");

    private Roles() {}

    static List<GrantedAuthority> of(@Nullable Object claim) {
        return claim instanceof Collection<?> names
                ? names.stream()
                        .map(String::valueOf)
                        .filter(KNOWN::contains)
                        .<GrantedAuthority>map(name -> new SimpleGrantedAuthority("ROLE_" + name))
                        .toList()
                : List.of();
    }
}
