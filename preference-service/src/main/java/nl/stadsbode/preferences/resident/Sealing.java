package nl.stadsbode.preferences.resident;

import java.nio.charset.StandardCharsets;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.preferences.contact.AddressFields;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Destination;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.PhoneNumber;
import nl.stadsbode.preferences.contact.PostalAddress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Names, numbers and addresses as the database and the topic hold them: encrypted, bound to the resident's id. */
@Component
final class Sealing {

    private final PersonalData personalData;
    private final JsonMapper json;

    Sealing(PersonalData personalData, JsonMapper json) {
        this.personalData = personalData;
        this.json = json;
    }

    byte[] seal(ResidentId id, Object asJson) {
        return personalData.encrypt(json.writeValueAsBytes(asJson), id.toString());
    }

    byte[] seal(ResidentId id, Destination destination) {
        return switch (destination) {
            case PhoneNumber number -> seal(id, number.e164().getBytes(StandardCharsets.UTF_8));
            case EmailAddress email -> seal(id, email.address().getBytes(StandardCharsets.UTF_8));
            case PostalAddress address -> seal(id, json.writeValueAsBytes(address.fields()));
        };
    }

    Person person(ResidentId id, byte[] sealed) {
        return json.readValue(personalData.decrypt(sealed, id.toString()), Person.class);
    }

    Destination destination(ResidentId id, Channel channel, byte[] sealed) {
        byte[] plain = personalData.decrypt(sealed, id.toString());
        return switch (channel) {
            case SMS -> new PhoneNumber(new String(plain, StandardCharsets.UTF_8));
            case EMAIL -> new EmailAddress(new String(plain, StandardCharsets.UTF_8));
            case LETTER -> PostalAddress.of(json.readValue(plain, AddressFields.class));
        };
    }

    private byte[] seal(ResidentId id, byte[] plain) {
        return personalData.encrypt(plain, id.toString());
    }
}
