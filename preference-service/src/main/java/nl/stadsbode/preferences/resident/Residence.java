package nl.stadsbode.preferences.resident;

import java.time.LocalDate;
import nl.stadsbode.preferences.contact.ContactPoint;
import org.jspecify.annotations.Nullable;

/**
 * What is said of where somebody lives, and whether: by the population register, but for the correspondence address.
 *
 * @param deceasedOn day of death; null for the living
 * @param secretAddress whether the home address is kept secret (Wet BRP 2.59): used for letters, shown to nobody else
 * @param correspondence where letters go instead of home, as the resident said; or null
 */
public record Residence(
        @Nullable LocalDate deceasedOn,
        boolean secretAddress,
        @Nullable ContactPoint correspondence) {

    public static final Residence USUAL = new Residence(null, false, null);

    public boolean deceased() {
        return deceasedOn != null;
    }

    public Residence deceasedOn(@Nullable LocalDate day) {
        return new Residence(day, secretAddress, correspondence);
    }

    public Residence secretAddress(boolean secret) {
        return new Residence(deceasedOn, secret, correspondence);
    }

    public Residence correspondence(@Nullable ContactPoint point) {
        return new Residence(deceasedOn, secretAddress, point);
    }
}
