package nl.stadsbode.preferences.verification;

import com.fasterxml.uuid.NoArgGenerator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.Destination;
import nl.stadsbode.preferences.contact.Digits;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.PhoneNumber;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.message.RequestedMessage;
import nl.stadsbode.preferences.message.RequestingMessages;
import nl.stadsbode.preferences.resident.Asked;
import nl.stadsbode.preferences.resident.ChangingResidents;
import nl.stadsbode.preferences.resident.FulfilledRequests;
import nl.stadsbode.preferences.resident.LockedResident;
import nl.stadsbode.preferences.resident.Requester;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.stereotype.Component;

/**
 * Takes a number or address into use once the resident has shown to read what is sent there. Until then the one before
 * stays in use; it is told when it is replaced. Each step is one transaction, with the resident locked.
 */
@Component
public class Verifying {

    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private final LockedResident locked;
    private final ChangingResidents changing;
    private final PendingVerifications pendings;
    private final Sends sends;
    private final FulfilledRequests requests;
    private final RequestingMessages messages;
    private final PersonalData personalData;
    private final VerificationSettings settings;
    private final VerificationMetrics metrics;
    private final NoArgGenerator ids;
    private final Clock clock;

    Verifying(
            LockedResident locked,
            ChangingResidents changing,
            PendingVerifications pendings,
            Sends sends,
            FulfilledRequests requests,
            RequestingMessages messages,
            PersonalData personalData,
            VerificationSettings settings,
            VerificationMetrics metrics,
            NoArgGenerator ids,
            Clock clock) {
        this.locked = locked;
        this.changing = changing;
        this.pendings = pendings;
        this.sends = sends;
        this.requests = requests;
        this.messages = messages;
        this.personalData = personalData;
        this.settings = settings;
        this.metrics = metrics;
        this.ids = ids;
        this.clock = clock;
    }

    public Optional<Pending> pending(ResidentId id, Channel channel) {
        return pendings.find(id, channel).map(PendingVerifications.Kept::pending);
    }

    /** Sends a code or a link to a number or address that the resident gave. */
    public Begun begin(ResidentId id, Destination destination) {
        return counted(destination.channel(), locked.with(id, resident -> begin(resident, destination)));
    }

    private Begun begin(Resident resident, Destination destination) {
        ContactPoint current = resident.contactPoint(destination.channel());
        return current != null && current.verified() && current.destination().equals(destination)
                ? new Begun.KnownAlready()
                : send(resident, destination);
    }

    /** Sends another one to the same number or address; only that one counts. */
    public Begun again(ResidentId id, Channel channel) {
        return counted(
                channel,
                locked.with(
                        id,
                        resident -> pendings.find(id, channel)
                                .map(kept -> send(resident, kept.pending().destination()))
                                .orElseGet(Begun.NothingThere::new)));
    }

    /** A test message, to what is in use. */
    public Begun test(ResidentId id, Channel channel) {
        return counted(channel, locked.with(id, resident -> test(resident, channel)));
    }

    /** The same for who asks a colleague for it: the history says whom, and how. */
    public Begun testOnRequest(ResidentId id, Channel channel, Stated stated) {
        return counted(channel, locked.with(id, resident -> {
            Begun begun = test(resident, channel);
            if (begun instanceof Begun.Sent) {
                requests.testSent(resident, channel, stated);
            }
            return begun;
        }));
    }

    private Begun test(Resident resident, Channel channel) {
        ContactPoint point = resident.contactPoint(channel);
        return point == null || !point.verified() || channel == Channel.LETTER
                ? new Begun.NothingThere()
                : sendIfNotHeld(
                        resident,
                        point.destination(),
                        () -> messages.request(resident, new RequestedMessage.Test(point.destination())));
    }

    public void cancel(ResidentId id, Channel channel) {
        pendings.remove(id, channel);
    }

    private Begun send(Resident resident, Destination destination) {
        return sendIfNotHeld(resident, destination, () -> {
            switch (destination) {
                case PhoneNumber number -> sendCode(resident, number);
                case EmailAddress email -> sendLink(resident, email);
                case PostalAddress address -> throw new IllegalArgumentException("an address is the register's");
            }
        });
    }

    private Begun sendIfNotHeld(Resident resident, Destination destination, Runnable sending) {
        return switch (sends.bounds(resident.id(), destination)) {
            case Bounds.Held(Instant until) -> new Begun.Held(until);
            case Bounds.HeldThere there -> new Begun.HeldThere();
            case Bounds.Free free -> {
                sending.run();
                sends.count(resident.id(), destination);
                yield new Begun.Sent();
            }
        };
    }

    private void sendCode(Resident resident, PhoneNumber number) {
        String code = Secrets.code();
        pendings.put(
                resident.id(),
                new Pending(number, settings.attempts(), clock.instant().plus(settings.codeValid())),
                personalData.encrypt(code.getBytes(StandardCharsets.US_ASCII), boundTo(resident.id())));
        messages.request(resident, new RequestedMessage.Code(number, code, settings.codeValid()));
    }

    private void sendLink(Resident resident, EmailAddress email) {
        String token = Secrets.token();
        pendings.put(
                resident.id(),
                new Pending(email, settings.attempts(), clock.instant().plus(settings.linkValid())),
                Secrets.hash(token));
        messages.request(
                resident,
                new RequestedMessage.Link(email, URI.create(settings.address() + "/" + token), settings.linkValid()));
    }

    /**
     * Takes the number into use, if the code is the one that was sent last.
     *
     * @param typed digits of any script
     */
    public Checked check(ResidentId id, String typed) {
        String code = Digits.latin(typed);
        Checked checked = locked.with(
                        id,
                        resident -> pendings.find(id, Channel.SMS)
                                .filter(kept -> kept.pending().attemptsLeft() > 0)
                                .map(kept -> CODE.matcher(code).matches()
                                        ? check(resident, kept, code)
                                        : new Checked.NotACode())
                                .orElseGet(Checked.Over::new))
                .orElseGet(Checked.Over::new);
        metrics.checked(Channel.SMS, checked);
        return checked;
    }

    private Checked check(Resident resident, PendingVerifications.Kept kept, String code) {
        byte[] sent = personalData.decrypt(kept.secret(), boundTo(resident.id()));
        if (MessageDigest.isEqual(sent, code.getBytes(StandardCharsets.UTF_8))) {
            return take(resident, kept);
        }
        pendings.wrong(resident.id(), Channel.SMS);
        return new Checked.Wrong(kept.pending().attemptsLeft() - 1);
    }

    /** The address that a link is about; empty where the link is not ours, or not of use any more. */
    public Optional<Pending> find(String token) {
        return pendings.findByLink(Secrets.hash(token)).map(PendingVerifications.Kept::pending);
    }

    /** Takes the address into use. Whoever reads what is sent there may do so: nobody has to be signed in. */
    public Checked confirm(String token) {
        byte[] secret = Secrets.hash(token);
        Checked checked = pendings.findByLink(secret)
                .flatMap(found -> locked.with(
                        found.owner(),
                        resident -> pendings.findByLink(secret)
                                .filter(kept -> kept.owner().equals(resident.id()))
                                .map(kept -> take(resident, kept))
                                .orElseGet(Checked.Over::new)))
                .orElseGet(Checked.Over::new);
        metrics.checked(Channel.EMAIL, checked);
        return checked;
    }

    private Checked take(Resident resident, PendingVerifications.Kept kept) {
        Destination destination = kept.pending().destination();
        ContactPoint before = resident.contactPoint(destination.channel());
        Stated stated = Requester.ownWord(clock);
        changing.change(Asked.of(
                resident.id(),
                null,
                stated,
                current -> current.with(ContactPoint.given(
                        current.contactPoint(destination.channel()), destination, stated, ids::generate))));
        pendings.remove(resident.id(), destination.channel());
        if (before != null && before.verified() && !before.destination().equals(destination)) {
            messages.request(resident, new RequestedMessage.Confirmation(before.destination()));
        }
        return new Checked.Right();
    }

    private Begun counted(Channel channel, Optional<Begun> begun) {
        Begun what = begun.orElseGet(Begun.NothingThere::new);
        metrics.begun(channel, what);
        return what;
    }

    private static String boundTo(ResidentId id) {
        return "verification/" + id;
    }
}
