package nl.stadsbode.preferences.resident;

/** Tells a resident, in the transaction of the change, that somebody else wrote down where their letters go. */
public interface TellingOfAddresses {

    void lettersElsewhere(Resident before, Resident after);
}
