package nl.stadsbode.notifications.sending;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.notifications.clarity.ClarityLinks;
import nl.stadsbode.notifications.clarity.LetterCode;
import nl.stadsbode.notifications.notification.Claim;
import nl.stadsbode.notifications.notification.NotificationSettings;
import nl.stadsbode.notifications.notification.StatusChange;
import nl.stadsbode.notifications.residents.ContactDetails;
import nl.stadsbode.notifications.residents.Resident;
import nl.stadsbode.notifications.texts.Addressee;
import nl.stadsbode.notifications.texts.Content;
import nl.stadsbode.notifications.texts.Explaining;
import nl.stadsbode.notifications.texts.Language;
import nl.stadsbode.notifications.texts.PostalAddress;
import nl.stadsbode.notifications.texts.StatusUpdate;
import nl.stadsbode.notifications.texts.Texts;
import nl.stadsbode.notifications.unsubscribing.UnsubscribeAddresses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the words of a delivery, or of what none was made for, from what its event froze and what its resident wishes now. */
@Component
public class Rendering {

    private final Texts texts;
    private final PersonalData personalData;
    private final UnsubscribeAddresses unsubscribe;
    private final ClarityLinks clarity;
    private final NotificationSettings settings;

    Rendering(
            Texts texts,
            PersonalData personalData,
            UnsubscribeAddresses unsubscribe,
            ClarityLinks clarity,
            NotificationSettings settings) {
        this.texts = texts;
        this.personalData = personalData;
        this.unsubscribe = unsubscribe;
        this.clarity = clarity;
        this.settings = settings;
    }

    /**
     * @param principal resident whose news it is, where it goes to their companion
     * @param corrects it corrects what they heard before
     * @param earlier what is told along
     */
    Content render(
            Claim claim,
            Resident resident,
            @Nullable Resident principal,
            boolean corrects,
            List<StatusChange> earlier) {
        StatusUpdate update =
                update(claim.change(), corrects, claim.late() && !claim.reminder(), claim.reminder(), earlier);
        Addressee addressee = addressee(resident, principal);
        return switch (claim.channel()) {
            case SMS -> texts.sms(update, addressee);
            case EMAIL ->
                texts.email(
                        update,
                        addressee,
                        claim.mayBeRefused() ? unsubscribe.of(claim.deliveryId()) : null,
                        version -> clarity.ofEmail(version, claim.deliveryId()));
            case LETTER -> texts.letter(update, addressee, clarity.ofLetter(LetterCode.random()), explaining(claim));
        };
    }

    /**
     * As an e-mail to its reader, but not by name: what they chose not to be sent, and look up.
     *
     * @param principal resident whose news it is, where their companion looks it up
     */
    public Content.Email lookedUp(StatusChange change, String language, @Nullable Resident principal) {
        return texts.email(
                update(change, change.change().kind().equals("correction"), false, false, List.of()),
                new Addressee("", Language.of(language), false, false, null, nameOf(principal)),
                null,
                version -> clarity.ofNoMessage());
    }

    private static Explaining explaining(Claim claim) {
        return !claim.explains()
                ? Explaining.NOTHING
                : claim.change().official() ? Explaining.AS_WELL : Explaining.ALONE;
    }

    private StatusUpdate update(
            StatusChange change, boolean corrects, boolean late, boolean reminder, List<StatusChange> earlier) {
        StatusChange.Reaction reaction = change.reaction();
        return new StatusUpdate(
                change.caseReference(),
                change.caseType().code(),
                change.caseType().name(),
                change.statusType().code(),
                change.statusType().name(),
                change.official(),
                change.sensitive() || earlier.stream().anyMatch(StatusChange::sensitive),
                reaction != null && reaction.expected(),
                reaction == null ? null : reaction.by(),
                corrects,
                change.isFinal(),
                LocalDate.ofInstant(change.occurredAt(), settings.zone()),
                late,
                reminder,
                earlier.stream().map(this::earlier).toList(),
                note(change));
    }

    private StatusUpdate.Earlier earlier(StatusChange change) {
        return new StatusUpdate.Earlier(
                change.statusType().code(),
                change.statusType().name(),
                LocalDate.ofInstant(change.occurredAt(), settings.zone()));
    }

    private @Nullable String note(StatusChange change) {
        String note = change.note();
        return note == null
                ? null
                : new String(
                        personalData.decrypt(
                                Base64.getDecoder().decode(note),
                                change.caseId().toString()),
                        StandardCharsets.UTF_8);
    }

    private static Addressee addressee(Resident resident, @Nullable Resident principal) {
        ContactDetails contact = resident.contact();
        return new Addressee(
                name(contact),
                Language.of(resident.language()),
                resident.largePrint(),
                resident.easyFont(),
                address(contact.address()),
                nameOf(principal));
    }

    private static @Nullable String nameOf(@Nullable Resident resident) {
        return resident == null ? null : name(resident.contact());
    }

    private static String name(ContactDetails contact) {
        return contact.name() == null ? "" : contact.name();
    }

    private static @Nullable PostalAddress address(ContactDetails.@Nullable Home home) {
        return home == null
                ? null
                : new PostalAddress(
                        home.lines() == null ? List.of() : home.lines(),
                        home.postcode() == null ? "" : home.postcode(),
                        home.city() == null ? "" : home.city(),
                        home.houseNumber(),
                        home.addition(),
                        home.country() == null ? "NL" : home.country());
    }
}
