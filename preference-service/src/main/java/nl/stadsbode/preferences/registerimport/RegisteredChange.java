package nl.stadsbode.preferences.registerimport;

import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import nl.stadsbode.preferences.choice.Choices;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.registerimport.Message.Death;
import nl.stadsbode.preferences.registerimport.Message.Moved;
import nl.stadsbode.preferences.registerimport.Message.Secrecy;
import nl.stadsbode.preferences.registerimport.Message.Whole;
import nl.stadsbode.preferences.resident.Language;
import nl.stadsbode.preferences.resident.Person;
import nl.stadsbode.preferences.resident.QuietHours;
import nl.stadsbode.preferences.resident.Residence;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.resident.Settings;
import org.jspecify.annotations.Nullable;

/** What becomes of a resident by a message of the register. Pure. What residents decide themselves is left alone. */
final class RegisteredChange {

    private RegisteredChange() {}

    /** @param current null: new, and known without any choice: what is official comes by letter */
    static Resident of(Message message, ResidentId id, @Nullable Resident current, Stated stated, Supplier<UUID> ids) {
        return switch (message.content()) {
            case Whole whole -> whole(whole, current == null ? unknown(whole, id) : current, stated, ids);
            case Moved(PostalAddress address, Boolean secret) ->
                secret(at(address, known(current), stated, ids), secret);
            case Death death -> death(known(current), death);
            case Secrecy(boolean secret) -> secret(known(current), secret);
        };
    }

    private static Resident whole(Whole whole, Resident current, Stated stated, Supplier<UUID> ids) {
        Resident named = current.with(Person.of(whole.name(), current.person().salutation()));
        Resident settled =
                whole.address() == null ? named.without(Channel.LETTER) : at(whole.address(), named, stated, ids);
        Resident resident = secret(settled, whole.secret());
        return whole.death() == null ? resident : death(resident, whole.death());
    }

    private static Resident at(PostalAddress address, Resident resident, Stated stated, Supplier<UUID> ids) {
        return resident.with(ContactPoint.given(resident.contactPoint(Channel.LETTER), address, stated, ids));
    }

    private static Resident secret(Resident resident, @Nullable Boolean secret) {
        return secret == null ? resident : resident.with(resident.residence().secretAddress(secret));
    }

    private static Resident death(Resident resident, Death death) {
        return resident.with(resident.residence().deceasedOn(death.on()));
    }

    private static Resident unknown(Whole whole, ResidentId id) {
        return new Resident(
                id,
                0,
                Person.of(whole.name(), null),
                new Settings(Language.NL, false, false, QuietHours.USUAL, 0),
                new EnumMap<>(Channel.class),
                Choices.NONE,
                null,
                Residence.USUAL,
                List.of());
    }

    private static Resident known(@Nullable Resident current) {
        if (current == null) {
            throw new IllegalStateException("a part of nobody cannot be changed");
        }
        return current;
    }
}
