package nl.stadsbode.preferences.pages;

import java.util.Optional;
import nl.stadsbode.preferences.contact.AddressFields;
import nl.stadsbode.preferences.contact.PostalAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The office of the municipality that holds letters for who has no address: they fetch them there. Left out, that is not
 * offered. Letters go to the address as it was when the resident chose it.
 *
 * @param street of an address in the Netherlands
 */
@ConfigurationProperties("stadsbode.post-office")
record PostOffice(
        @Nullable String street,
        @Nullable String houseNumber,
        @Nullable String addition,
        @Nullable String postcode,
        @Nullable String city) {

    /** @throws nl.stadsbode.preferences.contact.Flawed when a letter could not arrive there: at start */
    PostOffice {
        if (street != null && !street.isBlank()) {
            PostalAddress.of(new AddressFields(null, street, houseNumber, addition, postcode, city, null));
        }
    }

    Optional<PostalAddress> address() {
        return street == null || street.isBlank()
                ? Optional.empty()
                : Optional.of(
                        PostalAddress.of(new AddressFields(null, street, houseNumber, addition, postcode, city, null)));
    }
}
