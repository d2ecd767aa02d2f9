package nl.stadsbode.notifications.chaos;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nl.stadsbode.chassis.encryption.PersonalData;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts status changes and preferences into the outbox, each batch in a transaction, as the services that own them do: the
 * relay that dies with the service has to publish them. Several cases at a time, each with several changes to the same
 * people; some official, urgent, corrected, told to nobody, or told to a resident who becomes known only later.
 */
final class Feed {

    private static final int CASES_AT_A_TIME = 5;
    private static final int CHANGES_A_CASE = 8;
    private static final int BATCHES_LATE = 3;
    private static final List<Map<String, List<String>>> CHOICES = List.of(
            Map.of("service", List.of("sms", "email"), "official", List.of("sms")),
            Map.of("service", List.of("email", "sms"), "official", List.of("email", "sms")),
            Map.of("service", List.of("sms"), "official", List.of("email")),
            Map.of("service", List.of("email"), "official", List.of("email")),
            Map.of("service", List.of("sms", "email"), "official", List.of()),
            Map.of("official", List.of("sms")));

    /** A status change that was put in. @param recipients nobody, where none is told */
    record Change(UUID event, UUID caseId, long sequence, List<UUID> recipients) {}

    private static final class OpenCase {
        private final UUID id;
        private final List<UUID> recipients;
        private long sequence;

        private OpenCase(UUID id, List<UUID> recipients) {
            this.id = id;
            this.recipients = recipients;
        }
    }

    private record Row(String topic, UUID key, UUID event, long sequence, byte[] data) {}

    private record Late(UUID resident, int atBatch) {}

    private final World world;
    private final RandomGenerator random;
    private final PersonalData personalData;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Clock clock;
    private final List<OpenCase> open = new ArrayList<>();
    private final Map<UUID, Long> versions = new LinkedHashMap<>();
    private final Deque<Late> late = new ArrayDeque<>();
    private final List<Change> changes = new ArrayList<>();
    private int batches;

    Feed(World world, RandomGenerator random, PersonalData personalData, Clock clock) {
        this.world = world;
        this.random = random;
        this.personalData = personalData;
        this.clock = clock;
    }

    /** Puts some more changes in. */
    void more(int count) throws SQLException {
        batches++;
        List<Row> rows = new ArrayList<>();
        while (!late.isEmpty() && late.getFirst().atBatch() <= batches) {
            rows.add(preferences(late.removeFirst().resident()));
        }
        List<Change> fresh = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.addAll(renewed());
            OpenCase told = open.get(random.nextInt(open.size()));
            if (random.nextInt(100) < 4) {
                rows.add(preferences(told.recipients.getFirst()));
            }
            fresh.add(change(told, rows));
        }
        write(rows);
        changes.addAll(fresh);
    }

    /** Makes the last of them known, so that nothing waits for them any more. */
    void everyoneIsKnown() throws SQLException {
        write(late.stream().map(Late::resident).map(this::preferences).toList());
        late.clear();
    }

    List<Change> changes() {
        return changes;
    }

    private List<Row> renewed() {
        open.removeIf(each -> each.sequence >= CHANGES_A_CASE);
        List<Row> rows = new ArrayList<>();
        while (open.size() < CASES_AT_A_TIME) {
            List<UUID> recipients =
                    Stream.generate(this::uuid).limit(1 + random.nextInt(2)).toList();
            for (UUID recipient : recipients) {
                if (random.nextInt(100) < 15) {
                    late.add(new Late(recipient, batches + BATCHES_LATE));
                } else {
                    rows.add(preferences(recipient));
                }
            }
            open.add(new OpenCase(uuid(), recipients));
        }
        return rows;
    }

    private Change change(OpenCase told, List<Row> rows) {
        UUID event = uuid();
        int kind = random.nextInt(100);
        boolean nobody = kind < 3;
        List<UUID> recipients = nobody ? List.of() : told.recipients;
        told.sequence++;
        rows.add(new Row(
                world.changes(),
                told.id,
                event,
                told.sequence,
                json.writeValueAsBytes(Map.ofEntries(
                        Map.entry("caseId", told.id),
                        Map.entry("caseReference", "Z-2026-000123"),
                        Map.entry("statusId", event),
                        Map.entry(
                                "change",
                                random.nextInt(100) < 10
                                        ? Map.of("kind", "correction", "corrects", uuid())
                                        : Map.of("kind", "new")),
                        Map.entry("topic", "permits"),
                        Map.entry(
                                "caseType",
                                named("environmental-permit", "Omgevingsvergunning", "Environmental permit")),
                        Map.entry("statusType", named("receipt-confirmed", "Ontvangst bevestigd", "Receipt confirmed")),
                        Map.entry("residentsAreTold", kind >= 8),
                        Map.entry("kind", random.nextInt(100) < 30 ? "official" : "service"),
                        Map.entry("urgent", random.nextInt(100) < 15),
                        Map.entry("sensitivity", "normal"),
                        Map.entry("reaction", Map.of("expected", false)),
                        Map.entry("isFinal", false),
                        Map.entry(
                                "recipients",
                                recipients.stream()
                                        .map(each -> Map.of("residentId", each, "role", "applicant"))
                                        .toList()),
                        Map.entry("occurredAt", clock.instant().toString())))));
        return new Change(event, told.id, told.sequence, recipients);
    }

    private static Map<String, Object> named(String code, String dutch, String english) {
        return Map.of("code", code, "name", Map.of("nl", dutch, "en", english));
    }

    private Row preferences(UUID resident) {
        long version = versions.merge(resident, 1L, Long::sum);
        byte[] contact = json.writeValueAsBytes(Map.of(
                "name", "R. de Vries",
                "sms", Map.of("contactPointId", uuid(), "number", "+31612345678", "verified", true),
                "email", Map.of("contactPointId", uuid(), "address", "r@example.org", "verified", true),
                "address",
                        Map.of(
                                "contactPointId", uuid(),
                                "lines", List.of("Coolsingel 40"),
                                "postcode", "3011AD",
                                "city", "Rotterdam",
                                "houseNumber", "40",
                                "country", "NL")));
        List<Map<String, Object>> choices = new ArrayList<>();
        CHOICES.get(random.nextInt(CHOICES.size()))
                .forEach((kind, channels) -> choices.add(Map.of("topic", "*", "kind", kind, "channels", channels)));
        return new Row(
                world.preferences(),
                resident,
                uuid(),
                version,
                json.writeValueAsBytes(Map.of(
                        "residentId",
                        resident,
                        "version",
                        version,
                        "language",
                        random.nextBoolean() ? "nl" : "en",
                        "largePrint",
                        false,
                        "choices",
                        choices,
                        "contact",
                        Base64.getEncoder().encodeToString(personalData.encrypt(contact, resident.toString())))));
    }

    private void write(List<Row> rows) throws SQLException {
        try (Connection connection = world.database().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into outbox (shard, topic, key, event_id, type, subject, time, sequence, dataschema, data)
                    values (?, ?, ?, ?, 'nl.example.chaos', ?, ?, ?, 'urn:chaos', ?)
                    """)) {
                for (Row row : rows) {
                    String key = row.key().toString();
                    insert.setInt(1, World.shardOf(key));
                    insert.setString(2, row.topic());
                    insert.setString(3, key);
                    insert.setObject(4, row.event());
                    insert.setString(5, key);
                    insert.setTimestamp(6, Timestamp.from(clock.instant()));
                    insert.setLong(7, row.sequence());
                    insert.setBytes(8, row.data());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }

    private UUID uuid() {
        return new UUID(
                random.nextLong() & 0xffffffffffff0fffL | 0x4000L, random.nextLong() >>> 2 | 0x8000000000000000L);
    }
}
