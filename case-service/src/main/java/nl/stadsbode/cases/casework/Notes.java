package nl.stadsbode.cases.casework;

import java.nio.charset.StandardCharsets;
import nl.stadsbode.chassis.encryption.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes as they are stored: encrypted, bound to their case. */
@Component
class Notes {

    private final PersonalData personalData;

    Notes(PersonalData personalData) {
        this.personalData = personalData;
    }

    byte @Nullable [] seal(@Nullable Note note, CaseId about) {
        return note == null
                ? null
                : personalData.encrypt(note.text().getBytes(StandardCharsets.UTF_8), about.toString());
    }

    @Nullable
    Note open(byte @Nullable [] sealed, CaseId about) {
        return sealed == null
                ? null
                : new Note(new String(personalData.decrypt(sealed, about.toString()), StandardCharsets.UTF_8));
    }
}
