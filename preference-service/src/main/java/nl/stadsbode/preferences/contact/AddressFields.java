package nl.stadsbode.preferences.contact;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A postal address as it is written: for the Netherlands by its parts, for abroad by its lines. */
@Schema(name = "Address")
public record AddressFields(
        @Schema(description = "ISO 3166-1 alpha-2; NL when left out", example = "NL") @Nullable
        String country,

        @Schema(description = "Netherlands only", example = "Coolsingel") @Nullable
        String street,

        @Schema(description = "Netherlands only: digits", example = "40") @Nullable
        String houseNumber,

        @Schema(description = "Netherlands only: letter or addition", example = "B") @Nullable
        String addition,

        @Schema(description = "Netherlands only", example = "3011 AD") @Nullable
        String postcode,

        @Schema(description = "Netherlands only", example = "Rotterdam") @Nullable
        String city,

        @Schema(description = "Abroad only: one to four lines, without the country") @Nullable
        List<String> lines) {

    @Override
    public String toString() {
        return "AddressFields[••••]";
    }
}
