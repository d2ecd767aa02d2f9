package nl.stadsbode.preferences.contact;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An address abroad: shapes differ too much to check more than that there are lines. */
public record ForeignAddress(String country, List<String> lines) implements PostalAddress {

    private static final int MOST_LINES = 4;
    private static final int LONGEST_LINE = 60;

    static ForeignAddress of(String country, @Nullable List<String> written) {
        List<String> lines = written == null
                ? List.of()
                : written.stream()
                        .map(PostalAddress::line)
                        .filter(Objects::nonNull)
                        .toList();
        if (lines.isEmpty()
                || lines.size() > MOST_LINES
                || lines.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
            throw new Flawed("lines", "not-address-lines", "Give one to four lines of at most 60 characters.");
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
