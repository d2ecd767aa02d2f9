package nl.stadsbode.deploy.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Everyone who can sign in: one person per role, and three residents, of whom the one must not see the other. */
@Component
class People implements UserDetailsService {

    private static final List<Person> EVERYONE = List.of(
            new Person("caroline", "Caroline de Bruin", Role.CASEWORKER, null),
            new Person("olaf", "Olaf Visser", Role.OPERATOR, null),
            new Person("eva", "Eva Mulder", Role.EDITOR, null),
            new Person("connie", "Connie Jansen", Role.CONTACT, null),
            new Person(
                    "rosa", "Rosa Roosendaal", Role.RESIDENT, UUID.fromString("00000000-0000-4000-8000-000000000001")),
            new Person("sam", "Sam van Dijk", Role.RESIDENT, UUID.fromString("00000000-0000-4000-8000-000000000002")),
            new Person("noor", "Noor Bakker", Role.RESIDENT, UUID.fromString("00000000-0000-4000-8000-000000000003")),
            new Person(
                    "dirk",
                    "Dirk de Digi",
                    Role.RESIDENT,
                    null,
                    new Person.DigiD("999990019", "http://eidas.europa.eu/LoA/substantial")),
            new Person(
                    "dora",
                    "Dora Dirkse",
                    Role.RESIDENT,
                    null,
                    new Person.DigiD("999990020", "http://eidas.europa.eu/LoA/low")));

    private final IdentitySettings settings;

    People(IdentitySettings settings) {
        this.settings = settings;
    }

    List<Person> everyone() {
        return EVERYONE;
    }

    Optional<Person> named(String userName) {
        return EVERYONE.stream()
                .filter(person -> person.userName().equals(userName))
                .findFirst();
    }

    @Override
    public UserDetails loadUserByUsername(String userName) {
        Person person = named(userName.strip()).orElseThrow(() -> new UsernameNotFoundException("nobody of that name"));
        return User.withUsername(person.userName())
                .password(person.userName() + settings.passwordSuffix())
                .roles(person.role().name())
                .build();
    }
}
