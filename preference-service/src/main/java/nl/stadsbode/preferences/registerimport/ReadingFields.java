package nl.stadsbode.preferences.registerimport;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.stadsbode.preferences.contact.AddressFields;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.register.Bsn;
import nl.stadsbode.preferences.registerimport.Message.Content;
import nl.stadsbode.preferences.registerimport.Message.Death;
import nl.stadsbode.preferences.registerimport.Message.Moved;
import nl.stadsbode.preferences.registerimport.Message.Secrecy;
import nl.stadsbode.preferences.registerimport.Message.Whole;
import nl.stadsbode.preferences.resident.Person;
import org.jspecify.annotations.Nullable;

/** Makes a message of the fields of one line, gathering all that is wrong. */
final class ReadingFields {

    private static final String NL = "NL";
    private static final Map<String, Column> PARTS_OF_ADDRESS = Map.of(
            "street", Column.STRAATNAAM,
            "houseNumber", Column.HUISNUMMER,
            "addition", Column.TOEVOEGING,
            "postcode", Column.POSTCODE,
            "city", Column.WOONPLAATS,
            "country", Column.LAND,
            "lines", Column.ADRESREGEL1);

    private final Fields fields;
    private final LocalDate today;
    private final List<Flaw> flaws = new ArrayList<>();

    ReadingFields(Fields fields, LocalDate today) {
        this.fields = fields;
        this.today = today;
    }

    /** @throws Flawed with all that is wrong, the fields by the titles of their columns */
    Message message(long line) {
        Bsn bsn = read(() -> Bsn.of(fields.text(Column.BSN)));
        LocalDate dated = read(() -> day(Column.DATUM_BERICHT));
        Content content = read(this::content);
        if (!flaws.isEmpty()) {
            throw new Flawed(flaws);
        }
        return new Message(line, Objects.requireNonNull(bsn), dated, Objects.requireNonNull(content));
    }

    private @Nullable Content content() {
        String kind = fields.text(Column.BERICHT);
        return switch (kind == null ? "" : kind.toLowerCase(Locale.ROOT)) {
            case "inwoner" -> whole();
            case "verhuizing" -> moved();
            case "overlijden" -> new Death(needed(day(Column.DATUM_OVERLIJDEN), Column.DATUM_OVERLIJDEN, "no-day"));
            case "overlijden-hersteld" -> new Death(null);
            case "geheimhouding" -> new Secrecy(needed(secret(), Column.GEHEIMHOUDING, "not-yes-or-no"));
            default -> throw flawed(Column.BERICHT, "unknown-message");
        };
    }

    private @Nullable Whole whole() {
        String name = read(this::name);
        PostalAddress address =
                Column.ADDRESS.stream().allMatch(part -> fields.text(part) == null) ? null : read(this::address);
        Boolean secret = read(this::secret);
        Death death = fields.has(Column.DATUM_OVERLIJDEN) ? new Death(read(() -> day(Column.DATUM_OVERLIJDEN))) : null;
        return name == null ? null : new Whole(name, address, secret, death);
    }

    private @Nullable Moved moved() {
        PostalAddress address = read(this::address);
        Boolean secret = read(this::secret);
        return address == null ? null : new Moved(address, secret);
    }

    /** As it stands on an envelope: initials, prefix, surname. */
    private String name() {
        String forenames = fields.text(Column.VOORNAMEN);
        String initials = Arrays.stream(forenames == null ? new String[0] : forenames.split("[\\s-]+"))
                .filter(name -> !name.isEmpty())
                .map(name -> new String(Character.toChars(Character.toUpperCase(name.codePointAt(0)))) + ".")
                .collect(Collectors.joining());
        String surname = needed(fields.text(Column.GESLACHTSNAAM), Column.GESLACHTSNAAM, "no-name");
        String name = Stream.of(initials, fields.text(Column.VOORVOEGSEL), surname)
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" "));
        return in(Map.of("name", Column.GESLACHTSNAAM), () -> Person.of(name, null))
                .name();
    }

    private PostalAddress address() {
        String country = fields.text(Column.LAND);
        boolean home = country == null || country.equalsIgnoreCase(NL);
        return in(
                PARTS_OF_ADDRESS,
                () -> PostalAddress.of(
                        home
                                ? new AddressFields(
                                        NL,
                                        fields.text(Column.STRAATNAAM),
                                        fields.text(Column.HUISNUMMER),
                                        addition(),
                                        fields.text(Column.POSTCODE),
                                        fields.text(Column.WOONPLAATS),
                                        null)
                                : new AddressFields(country, null, null, null, null, null, abroad())));
    }

    private @Nullable String addition() {
        String joined = Stream.of(fields.text(Column.HUISLETTER), fields.text(Column.TOEVOEGING))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return joined.isEmpty() ? null : joined;
    }

    private List<String> abroad() {
        return Stream.of(Column.ADRESREGEL1, Column.ADRESREGEL2, Column.ADRESREGEL3)
                .map(fields::text)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** The register has digits: 0 is not secret, 1 to 7 say for whom it is (LO BRP 07.70.10). Empty ends no secrecy. */
    private @Nullable Boolean secret() {
        String written = fields.text(Column.GEHEIMHOUDING);
        if (written == null) {
            return null;
        }
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "0", "nee", "n" -> false;
            case "1", "2", "3", "4", "5", "6", "7", "ja", "j" -> true;
            default -> throw flawed(Column.GEHEIMHOUDING, "not-yes-or-no");
        };
    }

    /** 2026-11-27 or, as the register writes, 20261127; a month or day that is unknown (00) is taken for the first. */
    private @Nullable LocalDate day(Column column) {
        String written = fields.text(column);
        if (written == null) {
            return null;
        }
        String digits = written.replace("-", "");
        if (!digits.matches("\\d{8}")) {
            throw flawed(column, "not-a-day");
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(digits.substring(0, 4)),
                    Math.max(1, Integer.parseInt(digits.substring(4, 6))),
                    Math.max(1, Integer.parseInt(digits.substring(6))));
            if (day.isAfter(today)) {
                throw flawed(column, "in-the-future");
            }
            return day;
        } catch (DateTimeException none) {
            throw flawed(column, "not-a-day");
        }
    }

    private static <T> T needed(@Nullable T value, Column column, String code) {
        if (value == null) {
            throw flawed(column, code);
        }
        return value;
    }

    private static Flawed flawed(Column column, String code) {
        return new Flawed(column.title(), code, "");
    }

    /** The value; its flaws under the titles of our columns. */
    private static <T> T in(Map<String, Column> titles, Supplier<T> value) {
        try {
            return value.get();
        } catch (Flawed flawed) {
            throw new Flawed(flawed.flaws().stream()
                    .map(flaw -> {
                        Column column = titles.get(flaw.field());
                        return new Flaw(column == null ? "" : column.title(), flaw.code(), "");
                    })
                    .toList());
        }
    }

    private <T> @Nullable T read(Supplier<@Nullable T> value) {
        try {
            return value.get();
        } catch (Flawed flawed) {
            flaws.addAll(flawed.flaws());
            return null;
        }
    }
}
