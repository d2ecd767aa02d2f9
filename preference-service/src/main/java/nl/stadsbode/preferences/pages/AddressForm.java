package nl.stadsbode.preferences.pages;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.stadsbode.preferences.contact.AddressFields;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.resident.Resident;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * A correspondence address as a form sends it.
 *
 * @param where {@value #HERE}, {@value #ABROAD}, or {@value #OFFICE}: the municipality holds the letters
 * @param version that the reader of the form saw
 */
record AddressForm(
        @Nullable String where,
        @Nullable String street,
        @Nullable String houseNumber,
        @Nullable String addition,
        @Nullable String postcode,
        @Nullable String city,
        @Nullable String country,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String line3,
        long version) {

    static final String HERE = "here";
    static final String ABROAD = "abroad";
    static final String OFFICE = "office";
    private static final String NL = "NL";

    /** A country as a list offers it. */
    record Country(String code, String name) {}

    static AddressForm blank(long version) {
        return new AddressForm(HERE, null, null, null, null, null, null, null, null, null, version);
    }

    /** The form as it opens on what holds. */
    static AddressForm of(Resident resident) {
        ContactPoint point = resident.residence().correspondence();
        if (point == null || !(point.destination() instanceof PostalAddress address)) {
            return blank(resident.version());
        }
        AddressFields fields = address.fields();
        List<String> lines = fields.lines() == null ? List.of() : fields.lines();
        return new AddressForm(
                NL.equals(fields.country()) ? HERE : ABROAD,
                fields.street(),
                fields.houseNumber(),
                fields.addition(),
                fields.postcode(),
                fields.city(),
                fields.country(),
                line(lines, 0),
                line(lines, 1),
                line(lines, 2),
                resident.version());
    }

    /** The same form on another version. */
    AddressForm on(long current) {
        return new AddressForm(
                where, street, houseNumber, addition, postcode, city, country, line1, line2, line3, current);
    }

    /** @throws Flawed when a letter could not arrive there */
    PostalAddress address(Optional<PostalAddress> office) {
        return switch (where == null ? "" : where) {
            case HERE -> PostalAddress.of(new AddressFields(NL, street, houseNumber, addition, postcode, city, null));
            case ABROAD -> PostalAddress.of(new AddressFields(abroad(), null, null, null, null, null, lines()));
            case OFFICE ->
                office.orElseThrow(() -> new Flawed("where", "no-post-office", "There is no office for that."));
            default -> throw new Flawed("where", "no-kind-of-address", "Say what kind of address it is.");
        };
    }

    /** What the form offers besides. */
    static void describe(Optional<PostalAddress> office, Model model, Locale locale) {
        model.addAttribute("office", office.map(PostalAddress::shown).orElse(null));
        model.addAttribute(
                "countries",
                PostalAddress.COUNTRIES.stream()
                        .filter(code -> !code.equals(NL))
                        .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(locale)))
                        .sorted(Comparator.comparing(Country::name, Collator.getInstance(locale)))
                        .toList());
    }

    @Override
    public String toString() {
        return "AddressForm[••••]";
    }

    /** Where on the page a flaw can be mended. */
    static String place(Flaw flaw) {
        return flaw.field().equals("lines") ? "line1" : flaw.field();
    }

    /** The Netherlands are no address abroad. */
    private String abroad() {
        return country == null || country.equals(NL) ? "" : country;
    }

    private List<String> lines() {
        return Stream.of(line1, line2, line3)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static @Nullable String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at) : null;
    }
}
