package nl.stadsbode.preferences.registerimport;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a file of the register has in its columns, by the register's own words. */
enum Column {
    BERICHT(true),
    BSN(true),
    GESLACHTSNAAM(true),
    STRAATNAAM(true),
    HUISNUMMER(true),
    POSTCODE(true),
    WOONPLAATS(true),
    VOORNAMEN(false),
    VOORVOEGSEL(false),
    HUISLETTER(false),
    TOEVOEGING(false),
    LAND(false),
    ADRESREGEL1(false),
    ADRESREGEL2(false),
    ADRESREGEL3(false),
    GEHEIMHOUDING(false),
    DATUM_OVERLIJDEN(false),
    DATUM_BERICHT(false);

    private final boolean needed;

    Column(boolean needed) {
        this.needed = needed;
    }

    static final List<Column> ADDRESS = List.of(
            STRAATNAAM,
            HUISNUMMER,
            HUISLETTER,
            TOEVOEGING,
            POSTCODE,
            WOONPLAATS,
            ADRESREGEL1,
            ADRESREGEL2,
            ADRESREGEL3);

    static List<Column> needed() {
        return Arrays.stream(values()).filter(column -> column.needed).toList();
    }

    /** As it stands in a header and in the list of errors. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
