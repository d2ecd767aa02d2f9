package nl.stadsbode.preferences.message;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.Destination;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.TellingResidents;
import nl.stadsbode.preferences.topic.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells residents of what a colleague heard and wrote down for them, on whatever page or by whatever call, where such
 * messages came until then: who did not ask for it can say so. Where they came by letter or not at all nothing is sent,
 * but of another address for letters: electronic sending needs a choice.
 */
@Component
class Confirming implements TellingResidents {

    private static final Set<How> HEARD = EnumSet.of(How.PHONE, How.DESK);

    private final RequestingMessages messages;

    Confirming(RequestingMessages messages) {
        this.messages = messages;
    }

    @Override
    public void changed(Resident before, Resident after, How how) {
        if (how == How.SELF) {
            return;
        }
        Stream.concat(
                        HEARD.contains(how) ? ofWhatWasHeard(before, after) : Stream.empty(),
                        ofLetters(before, after, how))
                .map(ContactPoint::destination)
                .distinct()
                .forEach(to -> messages.request(before, new RequestedMessage.Confirmation(to)));
    }

    private static Stream<ContactPoint> ofWhatWasHeard(Resident before, Resident after) {
        Stream<ContactPoint> chosen =
                before.choices().differingFrom(after.choices()).flatMap(about -> previous(before, about).stream());
        Stream<ContactPoint> pause = Objects.equals(before.pausedUntil(), after.pausedUntil())
                ? Stream.empty()
                : before.chosenElectronically().limit(1);
        Stream<ContactPoint> replaced =
                before.verifiedElectronically().filter(point -> differ(point, after.contactPoint(point.channel())));
        return Stream.of(chosen, pause, replaced).flatMap(points -> points);
    }

    /** To every number and mailbox that is known to be theirs: by one call all their letters could go to somebody else. */
    private static Stream<ContactPoint> ofLetters(Resident before, Resident after, How how) {
        boolean elsewhere =
                differ(before.residence().correspondence(), after.residence().correspondence())
                        || (HEARD.contains(how)
                                && differ(before.contactPoint(Channel.LETTER), after.contactPoint(Channel.LETTER)));
        return elsewhere ? before.verifiedElectronically() : Stream.empty();
    }

    private static boolean differ(@Nullable ContactPoint one, @Nullable ContactPoint other) {
        return !Objects.equals(destination(one), destination(other));
    }

    private static @Nullable Destination destination(@Nullable ContactPoint point) {
        return point == null ? null : point.destination();
    }

    private static Optional<ContactPoint> previous(Resident before, Choice.Subject about) {
        return before
                .choices()
                .about(about)
                .or(() -> before.choices().about(new Choice.Subject(Topic.ANY, about.kind())))
                .stream()
                .flatMap(choice -> choice.channels().stream())
                .filter(channel -> channel != Channel.LETTER)
                .flatMap(channel -> Stream.ofNullable(before.contactPoint(channel)))
                .filter(ContactPoint::verified)
                .findFirst();
    }
}
