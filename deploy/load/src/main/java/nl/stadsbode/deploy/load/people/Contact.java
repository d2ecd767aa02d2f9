package nl.stadsbode.deploy.load.people;

import java.util.List;
import java.util.Locale;
import nl.stadsbode.deploy.load.people.Resident.Address;
import nl.stadsbode.deploy.load.people.Resident.Email;
import nl.stadsbode.deploy.load.people.Resident.Sms;

/**
 * Name, number and addresses of someone who does not exist. Some are such that the post room makes them fail. For the
 * post room only: a number may be somebody's.
 */
record Contact(String name, Sms sms, Email email, Address address) {

    private static final List<String> INITIALS = List.of(
            "A.", "B.J.", "C.", "D.", "E.M.", "F.", "G.", "H.", "I.", "J.", "K.", "L.A.", "M.", "N.", "R.", "S.");
    private static final List<String> FAMILY_NAMES = List.of(
            "de Jong",
            "Jansen",
            "de Vries",
            "van den Berg",
            "Bakker",
            "van Dijk",
            "Visser",
            "Smit",
            "Meijer",
            "de Boer",
            "Mulder",
            "Yılmaz",
            "El Idrissi",
            "Nguyễn",
            "Fernandes",
            "Wijngaarde",
            "Kowalska",
            "O’Connor",
            "Bouzid",
            "van ’t Hof");

    /** Streets of Rotterdam with their postcodes. */
    private static final List<List<String>> STREETS = List.of(
            List.of("Coolsingel", "3011 AD"),
            List.of("Nieuwe Binnenweg", "3014 GH"),
            List.of("Bergweg", "3037 EC"),
            List.of("West-Kruiskade", "3014 AN"),
            List.of("Mathenesserlaan", "3021 HL"),
            List.of("Putselaan", "3074 HR"),
            List.of("Dorpsweg", "3083 LK"),
            List.of("Groene Hilledijk", "3073 AA"));

    private static final String RETURNED_POSTCODE = "9999 ZZ";

    static Contact of(Chance chance) {
        String name = chance.oneOf(INITIALS) + " " + chance.oneOf(FAMILY_NAMES);
        String number = "+31 6 1%03d %s".formatted(chance.from(0, 1_000), ending(chance));
        String address = mailbox(chance) + chance.from(10_000_000, 100_000_000) + "@inwoners.example";
        List<String> street = chance.oneOf(STREETS);
        String postcode = chance.inThousand(10) ? RETURNED_POSTCODE : street.getLast();
        return new Contact(
                name,
                new Sms(number, true),
                new Email(address, true),
                new Address(street.getFirst(), Integer.toString(chance.from(1, 200)), postcode, "Rotterdam"));
    }

    /** 0000: never arrives. 0001: no such number. 0002: the centre is busy twice. 0003: nothing is ever heard of it. */
    private static String ending(Chance chance) {
        int usual = chance.from(10, 10_000);
        int special = chance.from(0, 1_000);
        int ending = special < 10 ? 0 : special < 15 ? 1 : special < 20 ? 2 : special < 25 ? 3 : usual;
        return String.format(Locale.ROOT, "%04d", ending);
    }

    private static String mailbox(Chance chance) {
        int special = chance.from(0, 1_000);
        return special < 10 ? "bounce" : special < 15 ? "refuse" : special < 20 ? "later" : "inwoner";
    }
}
