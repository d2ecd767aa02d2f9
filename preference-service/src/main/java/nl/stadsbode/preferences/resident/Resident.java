package nl.stadsbode.preferences.resident;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.stadsbode.preferences.choice.Choices;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactFailure;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.contact.Stated;
import org.jspecify.annotations.Nullable;

/**
 * The whole current state of a resident.
 *
 * @param version rises by one with every change; 0 before the first is stored
 * @param contactPoints by channel; the letter's is the home address
 * @param pausedUntil day from which news comes again, but for what is official or urgent; null, or past: it comes
 * @param companions who is told as well
 */
public record Resident(
        ResidentId id,
        long version,
        Person person,
        Settings settings,
        Map<Channel, ContactPoint> contactPoints,
        Choices choices,
        @Nullable LocalDate pausedUntil,
        Residence residence,
        List<Companion> companions) {

    public Resident {
        Map<Channel, ContactPoint> points = new EnumMap<>(Channel.class);
        points.putAll(contactPoints);
        contactPoints = java.util.Collections.unmodifiableMap(points);
        companions = companions.stream()
                .sorted(Comparator.comparing(companion -> companion.id().value()))
                .toList();
    }

    public @Nullable ContactPoint contactPoint(Channel channel) {
        return contactPoints.get(channel);
    }

    /** Numbers and mailboxes that work and that were chosen for something: the resident can be told of a change there. */
    public Stream<ContactPoint> chosenElectronically() {
        return verifiedElectronically()
                .filter(point -> choices.all().stream()
                        .anyMatch(choice -> choice.channels().contains(point.channel())));
    }

    /** Numbers and mailboxes that are known to be theirs, chosen or not: for what they must be able to protest against. */
    public Stream<ContactPoint> verifiedElectronically() {
        return Stream.of(Channel.SMS, Channel.EMAIL)
                .flatMap(channel -> Stream.ofNullable(contactPoints.get(channel)))
                .filter(ContactPoint::verified);
    }

    Optional<ContactPoint> contactPoint(UUID contactPointId) {
        return allContactPoints()
                .filter(point -> point.id().equals(contactPointId))
                .findFirst();
    }

    /** The correspondence address among them. */
    Stream<ContactPoint> allContactPoints() {
        return Stream.concat(contactPoints.values().stream(), Stream.ofNullable(residence.correspondence()));
    }

    /** Where letters go: the correspondence address, else home; empty where neither works. */
    public Optional<ContactPoint> letterAddress() {
        return Stream.of(
                        Optional.ofNullable(residence.correspondence()),
                        Optional.ofNullable(contactPoint(Channel.LETTER)))
                .flatMap(Optional::stream)
                .filter(point -> point.failure() == null)
                .findFirst();
    }

    /**
     * Letters go to another address than home. It is the resident's own word, and needs no other.
     *
     * @throws Flawed when it was said by phone and there is nowhere to tell them so: whoever calls would get their letters
     */
    public Resident lettersTo(PostalAddress address, Stated stated, Supplier<UUID> ids) {
        if (stated.how() == How.PHONE && verifiedElectronically().findAny().isEmpty()) {
            throw new Flawed(
                    "how",
                    "letters-not-by-phone",
                    "There is no verified number or e-mail address to confirm it to: take it at the desk.");
        }
        return with(residence.correspondence(ContactPoint.given(residence.correspondence(), address, stated, ids)));
    }

    public Resident lettersHome() {
        return with(residence.correspondence(null));
    }

    /** An address from which a letter came back is right after all: letters go there again. */
    public Resident addressIsRight(UUID contactPointId, Stated stated) {
        return contactPoint(contactPointId)
                .filter(point -> point.channel() == Channel.LETTER)
                .map(point -> replaced(point, point.rightAfterAll(stated)))
                .orElse(this);
    }

    public boolean deceased() {
        return residence.deceased();
    }

    public Resident with(Residence changed) {
        return new Resident(id, version, person, settings, contactPoints, choices, pausedUntil, changed, companions);
    }

    public Resident with(Person renamed) {
        return new Resident(id, version, renamed, settings, contactPoints, choices, pausedUntil, residence, companions);
    }

    public Resident with(Choices chosen) {
        return new Resident(id, version, person, settings, contactPoints, chosen, pausedUntil, residence, companions);
    }

    /** @param day from which news comes again; null: from now on */
    public Resident pausedUntil(@Nullable LocalDate day) {
        return new Resident(id, version, person, settings, contactPoints, choices, day, residence, companions);
    }

    public Resident with(Settings changed) {
        return new Resident(id, version, person, changed, contactPoints, choices, pausedUntil, residence, companions);
    }

    public Resident with(ContactPoint point) {
        Map<Channel, ContactPoint> points = new EnumMap<>(Channel.class);
        points.putAll(contactPoints);
        points.put(point.channel(), point);
        return new Resident(id, version, person, settings, points, choices, pausedUntil, residence, companions);
    }

    public Resident without(Channel channel) {
        Map<Channel, ContactPoint> points = new EnumMap<>(Channel.class);
        points.putAll(contactPoints);
        points.remove(channel);
        return new Resident(id, version, person, settings, points, choices, pausedUntil, residence, companions);
    }

    public Optional<Companion> companion(ResidentId companion) {
        return companions.stream().filter(each -> each.id().equals(companion)).findFirst();
    }

    /** With that one as a companion, in the place of what was known of them as such. */
    public Resident with(Companion companion) {
        List<Companion> others = new ArrayList<>(without(companion.id()).companions);
        others.add(companion);
        return withCompanions(others);
    }

    public Resident without(ResidentId companion) {
        return withCompanions(
                companions.stream().filter(each -> !each.id().equals(companion)).toList());
    }

    private Resident withCompanions(List<Companion> told) {
        return new Resident(id, version, person, settings, contactPoints, choices, pausedUntil, residence, told);
    }

    Resident failed(ContactPoint point, ContactFailure failure) {
        return replaced(point, point.failed(failure));
    }

    private Resident replaced(ContactPoint point, ContactPoint by) {
        return point.equals(residence.correspondence()) ? with(residence.correspondence(by)) : with(by);
    }

    Resident withVersion(long next) {
        return new Resident(id, next, person, settings, contactPoints, choices, pausedUntil, residence, companions);
    }
}
