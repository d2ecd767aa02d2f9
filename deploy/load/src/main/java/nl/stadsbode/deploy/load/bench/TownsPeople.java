package nl.stadsbode.deploy.load.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.stadsbode.deploy.load.people.Resident;
import nl.stadsbode.deploy.load.stack.Addresses;
import nl.stadsbode.deploy.load.stack.Calls;

/** Residents of whom each wants one channel; entered at the preference-service, and known to the notification-service. */
final class TownsPeople {

    private static final int MOST_A_CALL = 500;
    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(2);

    private final Calls calls;
    private final Addresses addresses;
    private final Databases databases;

    TownsPeople(Calls calls, Addresses addresses, Databases databases) {
        this.calls = calls;
        this.addresses = addresses;
        this.databases = databases;
    }

    /** @return their ids; returns when the notification-service knows them */
    List<UUID> settle(String name, int count, List<String> channels) {
        List<Resident> people = IntStream.range(0, count)
                .mapToObj(number -> resident(name, number, channels.get(number % channels.size())))
                .toList();
        for (int from = 0; from < count; from += MOST_A_CALL) {
            List<Resident> part = new ArrayList<>(people.subList(from, Math.min(count, from + MOST_A_CALL)));
            calls.post(addresses.preferences() + "/api/v1/residents/bulk", Map.of("residents", part));
        }
        List<UUID> ids = people.stream().map(Resident::id).toList();
        try (Connection connection = databases.connect("notifications")) {
            String query = "select count(*) from resident where version >= 0 and id = any(?)";
            Object all = connection.createArrayOf("uuid", ids.toArray());
            Measuring.await(
                    "knowing the residents", KNOWN_WITHIN, () -> Databases.number(connection, query, all) == count);
        } catch (SQLException failed) {
            throw new Measuring.Failed("residents", failed);
        }
        return ids;
    }

    private static Resident resident(String name, int number, String channel) {
        return new Resident(
                UUID.nameUUIDFromBytes((name + number).getBytes(StandardCharsets.UTF_8)),
                "A. de Vries",
                number % 8 == 0 ? "en" : "nl",
                false,
                null,
                new Resident.Sms("+31 6 1%03d %04d".formatted(number / 9_000 % 1_000, 1_000 + number % 9_000), true),
                new Resident.Email("inwoner" + number + "@inwoners.example", true),
                new Resident.Address("Coolsingel", "40", "3011 AD", "Rotterdam"),
                List.of(new Resident.Choice("*", "service", List.of(channel))));
    }
}
