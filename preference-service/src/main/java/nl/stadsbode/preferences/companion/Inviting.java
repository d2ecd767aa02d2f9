package nl.stadsbode.preferences.companion;

import com.fasterxml.uuid.NoArgGenerator;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.choice.Choices;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.message.RequestedMessage.ReadingAlong;
import nl.stadsbode.preferences.message.RequestingMessages;
import nl.stadsbode.preferences.resident.Asked;
import nl.stadsbode.preferences.resident.ChangingResidents;
import nl.stadsbode.preferences.resident.Companion;
import nl.stadsbode.preferences.resident.LockedResident;
import nl.stadsbode.preferences.resident.Person;
import nl.stadsbode.preferences.resident.Requester;
import nl.stadsbode.preferences.resident.Residence;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.resident.Settings;
import nl.stadsbode.preferences.topic.Topic;
import nl.stadsbode.preferences.verification.Bounds;
import nl.stadsbode.preferences.verification.Secrets;
import nl.stadsbode.preferences.verification.Sends;
import org.springframework.stereotype.Component;

/**
 * A resident asks someone to read along; that one says yes, by a link that only they were sent, and gives a name; the
 * resident confirms that it is who was meant. Not before is anything told to them. Each step is one transaction, with the
 * resident locked.
 */
@Component
public class Inviting {

    private static final Duration HOLDS = Duration.ofDays(7);

    private final LockedResident locked;
    private final ChangingResidents changing;
    private final Invitations invitations;
    private final Sends sends;
    private final RequestingMessages messages;
    private final CompanionSettings settings;
    private final NoArgGenerator ids;
    private final Clock clock;

    Inviting(
            LockedResident locked,
            ChangingResidents changing,
            Invitations invitations,
            Sends sends,
            RequestingMessages messages,
            CompanionSettings settings,
            NoArgGenerator ids,
            Clock clock) {
        this.locked = locked;
        this.changing = changing;
        this.invitations = invitations;
        this.sends = sends;
        this.messages = messages;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whom the resident asked and who is not a companion yet. */
    public Optional<Invitation> open(ResidentId by) {
        return invitations.find(by);
    }

    /**
     * Asks someone by e-mail, in the place of whom was asked before and had not become a companion.
     *
     * @throws Flawed when there is no name or more than that, no e-mail address, or one's own
     */
    public Asking ask(ResidentId by, String name, String email, boolean sensitive) {
        String called = TypedName.of(name);
        EmailAddress to = EmailAddress.of(email);
        return locked.with(by, resident -> ask(resident, called, to, sensitive)).orElseGet(Asking.NobodyThere::new);
    }

    private Asking ask(Resident resident, String name, EmailAddress to, boolean sensitive) {
        ContactPoint own = resident.contactPoint(Channel.EMAIL);
        if (own != null && own.destination().equals(to)) {
            throw new Flawed("email", "own-address", "This is your own e-mail address.");
        }
        if (resident.companions().size() >= settings.most()) {
            return new Asking.Enough();
        }
        return switch (sends.bounds(resident.id(), to)) {
            case Bounds.Held(Instant until) -> new Asking.Held(until);
            case Bounds.HeldThere there -> new Asking.HeldThere();
            case Bounds.Free free -> send(resident, name, to, sensitive);
        };
    }

    private Asking send(Resident resident, String name, EmailAddress to, boolean sensitive) {
        String token = Secrets.token();
        invitations.put(
                new Invitation(
                        resident.id(),
                        name,
                        to,
                        sensitive,
                        null,
                        clock.instant().plus(HOLDS)),
                Secrets.hash(token));
        messages.request(
                resident,
                new ReadingAlong(
                        to,
                        name,
                        ReadingAlong.Step.INVITED,
                        resident.person().name(),
                        URI.create(settings.address() + "/" + token)));
        sends.count(resident.id(), to);
        return new Asking.Sent();
    }

    /** What a link is about, and who asks; empty where it is not ours, or of no use any more. */
    public Optional<Question> find(String token) {
        return invitations
                .findByLink(Secrets.hash(token))
                .flatMap(invitation -> locked.with(
                        invitation.by(),
                        resident -> new Question(resident.person().name(), invitation)));
    }

    /** @param asker name of the resident who asks */
    public record Question(String asker, Invitation invitation) {}

    /**
     * Says yes. The resident is told, where they can be told at once, and sees it on their page.
     *
     * @return whether there was something to say yes to
     * @throws Flawed when there is no name, or more than that
     */
    public boolean accept(String token, String name) {
        String called = TypedName.of(name);
        return withLink(token, (resident, invitation) -> {
            if (invitation.acceptedAs() != null) {
                return;
            }
            invitations.accepted(resident.id(), called);
            resident.chosenElectronically()
                    .findFirst()
                    .ifPresent(point -> messages.request(
                            resident,
                            new ReadingAlong(
                                    point.destination(),
                                    resident.person().name(),
                                    ReadingAlong.Step.ACCEPTED,
                                    called,
                                    null)));
        });
    }

    /** Says no: nothing is kept of who was asked. */
    public boolean decline(String token) {
        return withLink(token, (resident, invitation) -> invitations.remove(resident.id()));
    }

    private boolean withLink(String token, BiConsumer<Resident, Invitation> answer) {
        byte[] hash = Secrets.hash(token);
        return invitations
                .findByLink(hash)
                .flatMap(found -> locked.with(
                        found.by(),
                        resident -> invitations
                                .findByLink(hash)
                                .filter(invitation -> invitation.by().equals(resident.id()))
                                .map(invitation -> {
                                    answer.accept(resident, invitation);
                                    return true;
                                })
                                .orElse(false)))
                .orElse(false);
    }

    /** Not any more, as long as they are no companion. */
    public void withdraw(ResidentId by) {
        locked.with(by, resident -> {
            invitations.remove(by);
            return true;
        });
    }

    /** The resident says that it is who was meant. @return whether someone had said yes */
    public boolean confirm(ResidentId by) {
        return locked.with(
                        by,
                        resident -> invitations
                                .find(by)
                                .filter(invitation -> invitation.acceptedAs() != null)
                                .map(invitation -> begin(resident, invitation))
                                .orElse(false))
                .orElse(false);
    }

    private boolean begin(Resident resident, Invitation invitation) {
        Stated stated = Requester.ownWord(clock);
        ResidentId id = new ResidentId(ids.generate());
        Resident companion = companion(id, resident, invitation, stated);
        changing.change(Asked.whole(id, 0L, stated, none -> companion));
        changing.change(Asked.of(
                resident.id(), null, stated, current -> current.with(new Companion(id, invitation.sensitive()))));
        invitations.remove(resident.id());
        messages.request(
                resident,
                new ReadingAlong(
                        invitation.email(),
                        companion.person().name(),
                        ReadingAlong.Step.BEGUN,
                        resident.person().name(),
                        null));
        return true;
    }

    /** Someone known for this alone: told by e-mail of everything, at the hours and in the language of the resident. */
    private Resident companion(ResidentId id, Resident resident, Invitation invitation, Stated stated) {
        String name = invitation.acceptedAs() == null ? invitation.name() : invitation.acceptedAs();
        List<Choice> everything = Stream.of(MessageKind.SERVICE, MessageKind.OFFICIAL)
                .map(kind -> new Choice(new Choice.Subject(Topic.ANY, kind), List.of(Channel.EMAIL), stated))
                .toList();
        return new Resident(
                id,
                0,
                Person.of(name, null),
                new Settings(
                        resident.settings().language(),
                        false,
                        false,
                        resident.settings().quietHours(),
                        0),
                Map.of(Channel.EMAIL, ContactPoint.given(null, invitation.email(), stated, ids::generate)),
                new Choices(everything),
                null,
                Residence.USUAL,
                List.of());
    }
}
