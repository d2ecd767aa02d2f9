package nl.stadsbode.chassis.security;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The roles that a token may grant; any other name in it grants nothing. */
final class Roles {

    static final String[] OF_PEOPLE = {"resident", "caseworker", "contact", "editor", "operator"};

    /** Of a machine: it reads figures and the details of health, and nothing else. */
    static final String MONITOR = "monitor";

    private static final Set<String> KNOWN =
            Stream.concat(Stream.of(OF_PEOPLE), Stream.of(MONITOR)).collect(Collectors.toUnmodifiableSet());

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
