package nl.stadsbode.preferences.contact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a letter goes. */
public sealed interface PostalAddress extends Destination permits DutchAddress, ForeignAddress {

    Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** ISO 3166-1 alpha-2. */
    String country();

    /** Below the name, above postcode and city (Netherlands) or country (abroad). */
    List<String> lines();

    /** As it was written. */
    AddressFields fields();

    /** @throws Flawed when a letter could not arrive there */
    static PostalAddress of(AddressFields fields) {
        String country = fields.country() == null
                ? DutchAddress.COUNTRY
                : fields.country().strip().toUpperCase(Locale.ROOT);
        return country.equals(DutchAddress.COUNTRY) ? DutchAddress.of(fields) : ForeignAddress.of(fields);
    }

    @Override
    default Channel channel() {
        return Channel.LETTER;
    }

    /** One line of an address without what a printer cannot print, or null when nothing is left. */
    static @Nullable String line(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String line = written.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
        return line.isEmpty() ? null : line;
    }
}
