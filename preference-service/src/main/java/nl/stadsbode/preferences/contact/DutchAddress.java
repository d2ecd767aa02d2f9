package nl.stadsbode.preferences.contact;

import static nl.stadsbode.preferences.contact.PostalAddress.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address in the Netherlands, in the shape of the address register (BAG) and of PostNL.
 *
 * @param postcode without space, as in {@code 3011AD}
 * @param city in capitals, as PostNL wants the last line
 */
public record DutchAddress(
        String street, String houseNumber, @Nullable String addition, String postcode, String city)
        implements PostalAddress {

    static final String COUNTRY = "NL";

    /** Not starting with 0; the letters SA, SD and SS are never given out. */
    private static final Pattern POSTCODE = Pattern.compile("[1-9]\\d{3}(?!SA|SD|SS)[A-Z]{2}");

    private static final Pattern HOUSE_NUMBER = Pattern.compile("[1-9]\\d{0,4}");
    private static final Pattern ADDITION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 /-]{0,5}");
    private static final int LONGEST_NAME = 80;

    static DutchAddress of(AddressFields fields) {
        List<Flaw> flaws = new ArrayList<>();
        String street = line(fields.street());
        if (street == null || street.length() > LONGEST_NAME) {
            flaws.add(new Flaw("street", "no-street", "Give the street, of at most 80 characters."));
        }
        String number = digits(line(fields.houseNumber()));
        if (number == null || !HOUSE_NUMBER.matcher(number).matches()) {
            flaws.add(new Flaw(
                    "houseNumber",
                    "not-a-house-number",
                    "Give the house number in digits; letters go in the addition."));
        }
        String addition = digits(line(fields.addition()));
        if (addition != null && !ADDITION.matcher(addition).matches()) {
            flaws.add(new Flaw("addition", "not-an-addition", "Give at most six letters and digits, as in B or 2-HG."));
        }
        String postcode = fields.postcode() == null
                ? ""
                : Digits.latin(fields.postcode()).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!POSTCODE.matcher(postcode).matches()) {
            flaws.add(new Flaw("postcode", "not-a-postcode", "Write the postcode as 1234 AB."));
        }
        String city = line(fields.city());
        if (city == null || city.length() > LONGEST_NAME) {
            flaws.add(new Flaw("city", "no-city", "Give the town, of at most 80 characters."));
        }
        if (street == null || number == null || city == null || !flaws.isEmpty()) {
            throw new Flawed(flaws);
        }
        return new DutchAddress(street, number, addition, postcode, city.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String digits(@Nullable String written) {
        return written == null ? null : Digits.latin(written);
    }

    @Override
    public String country() {
        return COUNTRY;
    }

    @Override
    public List<String> lines() {
        return List.of(street + " " + houseNumber + (addition == null ? "" : " " + addition));
    }

    @Override
    public AddressFields fields() {
        return new AddressFields(COUNTRY, street, houseNumber, addition, postcode, city, null);
    }

    @Override
    public String masked() {
        return "•••• " + postcode.substring(0, 2) + "•• ••";
    }

    @Override
    public String shown() {
        return lines().getFirst() + ", " + postcode.substring(0, 4) + " " + postcode.substring(4) + "  " + city;
    }

    @Override
    public String toString() {
        return masked();
    }
}
