package nl.stadsbode.preferences.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** An address abroad: shapes differ too much to check more than that there are lines. */
public record ForeignAddress(String country, List<String> lines) implements PostalAddress {

    private static final int MOST_LINES = 4;
    private static final int LONGEST_LINE = 60;

    static ForeignAddress of(AddressFields fields) {
        List<Flaw> flaws = new ArrayList<>();
        String country =
                fields.country() == null ? "" : fields.country().strip().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) {
            flaws.add(new Flaw("country", "unknown-country", "Give the country as two letters (ISO 3166), as in BE."));
        }
        List<String> lines = fields.lines() == null
                ? List.of()
                : fields.lines().stream()
                        .map(PostalAddress::line)
                        .filter(Objects::nonNull)
                        .toList();
        boolean givenByItsParts = fields.lines() == null && !flaws.isEmpty();
        if (!givenByItsParts
                && (lines.isEmpty()
                        || lines.size() > MOST_LINES
                        || lines.stream().anyMatch(line -> line.length() > LONGEST_LINE))) {
            flaws.add(new Flaw("lines", "not-address-lines", "Give one to four lines of at most 60 characters."));
        }
        if (!flaws.isEmpty()) {
            throw new Flawed(flaws);
        }
        return new ForeignAddress(country, lines);
    }

    public ForeignAddress {
        lines = List.copyOf(lines);
    }

    @Override
    public AddressFields fields() {
        return new AddressFields(country, null, null, null, null, null, lines);
    }

    @Override
    public String masked() {
        return "•••• " + country;
    }

    @Override
    public String shown() {
        return String.join(", ", lines) + ", " + country;
    }

    @Override
    public String toString() {
        return masked();
    }
}
