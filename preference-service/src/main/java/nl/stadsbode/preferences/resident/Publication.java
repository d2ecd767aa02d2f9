package nl.stadsbode.preferences.resident;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.outbox.Outbox;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.DutchAddress;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.ForeignAddress;
import nl.stadsbode.preferences.contact.PhoneNumber;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.resident.PublishedPreferences.Address;
import nl.stadsbode.preferences.resident.PublishedPreferences.Contact;
import nl.stadsbode.preferences.resident.PublishedPreferences.Email;
import nl.stadsbode.preferences.resident.PublishedPreferences.Sms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the other services the whole current state of a resident, or that the resident is forgotten. */
@Component
class Publication {

    private static final String TOPIC = "resident-preferences";
    private static final String TYPE = "nl.overheid.inwoners.voorkeuren-gewijzigd";

    private final Outbox outbox;
    private final Sealing sealing;
    private final JsonMapper json;

    Publication(Outbox outbox, Sealing sealing, JsonMapper json) {
        this.outbox = outbox;
        this.sealing = sealing;
        this.json = json;
    }

    /** In the transaction that changed them, their rows locked. */
    void publish(List<Revision> revisions) {
        outbox.append(revisions.stream()
                .map(revision -> event(
                        revision.id(),
                        revision.after().id(),
                        revision.stated().at(),
                        revision.after().version(),
                        json.writeValueAsBytes(preferences(revision.after()))))
                .toList());
    }

    /** A tombstone with a version of its own, so that no replica takes an older state for the newest. */
    void publishForgotten(UUID change, ResidentId id, long version, Instant at) {
        outbox.append(List.of(event(change, id, at, version, null)));
    }

    private static Event event(UUID change, ResidentId id, Instant at, long version, byte @Nullable [] data) {
        return new Event(change, TYPE, TOPIC, id.toString(), id.toString(), at, version, TOPIC, null, data);
    }

    private PublishedPreferences preferences(Resident resident) {
        QuietHours quiet = resident.settings().quietHours();
        return new PublishedPreferences(
                resident.id(),
                resident.version(),
                resident.settings().language(),
                resident.settings().largePrint(),
                resident.settings().easyFont(),
                quiet == null ? null : new PublishedPreferences.Quiet(quiet.fromText(), quiet.untilText()),
                resident.settings().gatherHours(),
                resident.pausedUntil() == null ? null : resident.pausedUntil().toString(),
                resident.deceased(),
                resident.choices().all().stream()
                        .map(choice -> new PublishedPreferences.Chosen(
                                choice.about().topic(), choice.about().kind(), choice.channels()))
                        .toList(),
                resident.companions().stream()
                        .map(companion -> new PublishedPreferences.Told(companion.id(), companion.sensitive()))
                        .toList(),
                Base64.getEncoder().encodeToString(sealing.seal(resident.id(), contact(resident))));
    }

    private static Contact contact(Resident resident) {
        Sms sms = null;
        Email email = null;
        for (ContactPoint point : resident.contactPoints().values()) {
            switch (point.destination()) {
                case PhoneNumber number -> sms = new Sms(point.id(), number.e164(), point.verified());
                case EmailAddress mail -> email = new Email(point.id(), mail.address(), point.verified());
                case PostalAddress home -> {}
            }
        }
        boolean secret = resident.residence().secretAddress();
        Address address =
                resident.letterAddress().map(point -> address(point, secret)).orElse(null);
        return new Contact(resident.person().name(), resident.person().salutation(), sms, email, address);
    }

    private static Address address(ContactPoint point, boolean secret) {
        return switch (point.destination()) {
            case DutchAddress dutch ->
                new Address(
                        point.id(),
                        dutch.lines(),
                        dutch.postcode(),
                        dutch.city(),
                        dutch.houseNumber(),
                        dutch.addition(),
                        dutch.country(),
                        secret);
            case ForeignAddress foreign ->
                new Address(point.id(), foreign.lines(), null, null, null, null, foreign.country(), secret);
            case PhoneNumber number -> throw new IllegalStateException("a letter goes to an address");
            case EmailAddress mail -> throw new IllegalStateException("a letter goes to an address");
        };
    }
}
