package nl.stadsbode.preferences.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.Destination;
import nl.stadsbode.preferences.contact.DutchAddress;
import nl.stadsbode.preferences.contact.ForeignAddress;
import nl.stadsbode.preferences.resident.Resident;

/** Where a resident lives, as it shows in the window of an envelope: the register says so, and nobody by telephone. */
final class WindowAddress {

    private static final int DIGITS = 4;

    private WindowAddress() {}

    /** Line by line; empty where no address is known that works. */
    static List<String> of(Resident resident) {
        return Optional.ofNullable(resident.contactPoint(Channel.LETTER))
                .filter(ContactPoint::verified)
                .map(point -> Stream.concat(Stream.of(resident.person().name()), lines(point.destination()))
                        .toList())
                .orElse(List.of());
    }

    private static Stream<String> lines(Destination destination) {
        return switch (destination) {
            case DutchAddress home -> Stream.concat(home.lines().stream(), Stream.of(lastLine(home)));
            case ForeignAddress abroad ->
                Stream.concat(
                        abroad.lines().stream(),
                        Stream.of(Locale.of("", abroad.country()).getDisplayCountry(Locale.ENGLISH)));
            default -> throw new IllegalArgumentException("no letter goes there");
        };
    }

    /** With two spaces, as PostNL reads it. */
    private static String lastLine(DutchAddress home) {
        return home.postcode().substring(0, DIGITS) + " " + home.postcode().substring(DIGITS) + "  " + home.city();
    }
}
