package nl.stadsbode.preferences.resident;

import nl.stadsbode.preferences.contact.How;

/** Tells residents, in the transaction of the change, of what others wrote down for them. */
public interface TellingResidents {

    void changed(Resident before, Resident after, How how);
}
