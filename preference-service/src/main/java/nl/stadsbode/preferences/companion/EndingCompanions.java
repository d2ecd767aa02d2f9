package nl.stadsbode.preferences.companion;

import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.message.RequestedMessage.ReadingAlong;
import nl.stadsbode.preferences.message.RequestingMessages;
import nl.stadsbode.preferences.resident.Asked;
import nl.stadsbode.preferences.resident.ChangingResidents;
import nl.stadsbode.preferences.resident.Companion;
import nl.stadsbode.preferences.resident.ForgettingResidents;
import nl.stadsbode.preferences.resident.LockedResident;
import nl.stadsbode.preferences.resident.ReadingResidents;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends reading along, or says how much of it: the other of the two is told, and who read along is forgotten. */
@Component
public class EndingCompanions {

    private final LockedResident locked;
    private final ReadingResidents reading;
    private final ChangingResidents changing;
    private final ForgettingResidents forgetting;
    private final RequestingMessages messages;

    EndingCompanions(
            LockedResident locked,
            ReadingResidents reading,
            ChangingResidents changing,
            ForgettingResidents forgetting,
            RequestingMessages messages) {
        this.locked = locked;
        this.reading = reading;
        this.changing = changing;
        this.forgetting = forgetting;
        this.messages = messages;
    }

    /** By the resident. @return whether that one was a companion of theirs */
    public boolean byResident(ResidentId principal, ResidentId companion, Stated stated) {
        return locked.alsoDeceased(principal, resident -> end(resident, companion, stated, this::tellCompanion))
                .orElse(false);
    }

    /** By a colleague, for who asked for it: both are told. @return whether that one was a companion of theirs */
    public boolean onRequest(ResidentId principal, ResidentId companion, Stated stated) {
        return locked.alsoDeceased(
                        principal,
                        resident -> end(resident, companion, stated, (told, other) -> {
                            tellCompanion(told, other);
                            tellResident(told, other);
                        }))
                .orElse(false);
    }

    /** By the companion. @return whether that one was anybody's */
    @Transactional
    public boolean byCompanion(ResidentId companion, Stated stated) {
        return reading.principalOf(companion)
                .flatMap(principal -> locked.alsoDeceased(
                        principal, resident -> end(resident, companion, stated, this::tellResident)))
                .orElse(false);
    }

    /** @return whether that one is a companion of theirs */
    public boolean tellOfSensitive(ResidentId principal, ResidentId companion, boolean sensitive, Stated stated) {
        return locked.with(principal, resident -> {
                    boolean known = resident.companion(companion).isPresent();
                    if (known) {
                        changing.change(Asked.of(
                                principal, null, stated, current -> current.with(new Companion(companion, sensitive))));
                    }
                    return known;
                })
                .orElse(false);
    }

    private interface Telling {
        void tell(Resident resident, Resident companion);
    }

    private boolean end(Resident resident, ResidentId id, Stated stated, Telling telling) {
        if (resident.companion(id).isEmpty()) {
            return false;
        }
        reading.companions(resident).stream()
                .filter(companion -> companion.id().equals(id))
                .forEach(companion -> telling.tell(resident, companion));
        changing.change(Asked.of(resident.id(), null, stated, current -> current.without(id)));
        forgetting.forget(id);
        return true;
    }

    private void tellCompanion(Resident resident, Resident companion) {
        ContactPoint email = companion.contactPoint(Channel.EMAIL);
        if (email != null && email.verified()) {
            messages.request(resident, ended(email, companion, resident, true));
        }
    }

    private void tellResident(Resident resident, Resident companion) {
        if (resident.deceased()) {
            return;
        }
        resident.chosenElectronically()
                .findFirst()
                .ifPresent(point -> messages.request(resident, ended(point, resident, companion, false)));
    }

    private static ReadingAlong ended(ContactPoint to, Resident addressee, Resident other, boolean toCompanion) {
        return new ReadingAlong(
                to.destination(),
                addressee.person().name(),
                ReadingAlong.Step.ENDED,
                other.person().name(),
                null,
                toCompanion);
    }
}
