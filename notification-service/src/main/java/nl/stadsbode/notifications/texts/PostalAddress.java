package nl.stadsbode.notifications.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a letter goes.
 *
 * @param lines street and number, or whatever comes between the name and the postcode
 * @param country ISO 3166-1 alpha-2
 */
public record PostalAddress(
        List<String> lines,
        String postcode,
        String city,
        @Nullable String houseNumber,
        @Nullable String addition,
        String country) {

    private static final Pattern DUTCH_POSTCODE = Pattern.compile("[1-9][0-9]{3}[A-Z]{2}");

    public PostalAddress {
        lines = List.copyOf(lines);
    }

    /** The lines below the name as NEN 5825 writes them: {@code 3011 AD  ROTTERDAM} last, abroad the country below it. */
    List<String> written() {
        var written = new ArrayList<String>();
        lines.stream()
                .map(Untrusted::line)
                .filter(line -> !line.isEmpty())
                .limit(3)
                .forEach(written::add);
        var town = Untrusted.line(city).toUpperCase(Locale.ROOT);
        var code = compactPostcode();
        if (isDutch()) {
            var spaced = isDutchPostcode(code) ? code.substring(0, 4) + " " + code.substring(4) : code;
            written.add((spaced + "\u00a0 " + town).strip());
        } else {
            written.add((Untrusted.line(postcode) + " " + town).strip());
            written.add(Locale.of("", country).getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT));
        }
        return written;
    }

    String compactPostcode() {
        return postcode.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    boolean isDutch() {
        return country.equalsIgnoreCase("NL");
    }

    static boolean isDutchPostcode(String code) {
        return DUTCH_POSTCODE.matcher(code).matches();
    }

    @Override
    public String toString() {
        return "PostalAddress[" + country + "]"; // never the address itself
    }
}
