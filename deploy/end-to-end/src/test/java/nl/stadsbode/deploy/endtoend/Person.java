package nl.stadsbode.deploy.endtoend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A made-up resident, with a number, an address and a house of their own.
 *
 * @param postcode of the house; the print house of the local stack gets what goes to {@code 9999 ZZ} back
 * @param channels that they chose for service messages; null: they never chose anything
 */
record Person(
        UUID id,
        String number,
        String address,
        String house,
        String postcode,
        @Nullable List<String> channels) {

    private static final AtomicInteger NUMBER = new AtomicInteger(100);

    /** @param channels for service messages, in order */
    static Person told(String... channels) {
        return made(List.of(channels));
    }

    static Person whoNeverChose() {
        return made(null);
    }

    private static Person made(@Nullable List<String> channels) {
        int number = NUMBER.incrementAndGet();
        return new Person(
                UUID.randomUUID(),
                "+316123%04d9".formatted(number),
                "inwoner" + number + "@inwoners.example",
                Integer.toString(number),
                "3011 AD",
                channels);
    }

    /** The same person, who can sign in. */
    Person as(UUID known) {
        return new Person(known, number, address, house, postcode, channels);
    }

    /** The same person, who reads their mail elsewhere. */
    Person withAddress(String other) {
        return new Person(id, number, other, house, postcode, channels);
    }

    /** The same person, whose letters come back. */
    Person unknownAtTheAddress() {
        return new Person(id, number, address, house, "9999 ZZ", channels);
    }

    /** As the preference-service takes one. */
    Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "id",
                id,
                "name",
                "R. van den Berg",
                "language",
                "nl",
                "largePrint",
                false,
                "sms",
                Map.of("number", number, "verified", true),
                "email",
                Map.of("address", address, "verified", true),
                "address",
                Map.of("street", "Coolsingel", "houseNumber", house, "postcode", postcode, "city", "Rotterdam"),
                "choices",
                channels == null ? List.of() : List.of(Map.of("topic", "*", "kind", "service", "channels", channels))));
        body.put("quietHours", null);
        return body;
    }

    /** What the post room shows as addressee. */
    String to(String channel) {
        return switch (channel) {
            case "sms" -> number;
            case "email" -> address;
            default -> "Coolsingel " + house;
        };
    }
}
