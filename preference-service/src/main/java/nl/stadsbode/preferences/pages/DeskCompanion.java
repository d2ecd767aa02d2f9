package nl.stadsbode.preferences.pages;

import java.util.UUID;
import nl.stadsbode.preferences.resident.Resident;

/** Someone who reads along, as the contact centre sees them. @param name masked, unless the resident's data are shown */
public record DeskCompanion(UUID id, String name) {

    static DeskCompanion of(Resident companion, boolean shown) {
        return new DeskCompanion(
                companion.id().value(),
                shown ? companion.person().name() : companion.person().masked());
    }

    @Override
    public String toString() {
        return "DeskCompanion[" + id + "]";
    }
}
