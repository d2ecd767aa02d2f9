package nl.stadsbode.notifications.chaos;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.notifications.chaos.OutboxTable.Row;

/**
 * Puts status changes and preferences into the outbox, each batch in a transaction, as the services that own them do: the
 * relay that dies with the service has to publish them. Several cases at a time, each with several changes to the same
 * people; some official, urgent, corrected, told to nobody, or told to a resident who becomes known only later.
 */
final class Feed {

    private static final int CASES_AT_A_TIME = 5;
    private static final int CHANGES_A_CASE = 8;
    private static final int BATCHES_LATE = 3;
    private static final int LATE_PERCENT = 15;
    private static final int CHOOSES_ANEW_PERCENT = 4;
    private static final int NOBODY_PERCENT = 3;

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

    private record Late(UUID resident, int atBatch) {}

    private final World world;
    private final RandomGenerator random;
    private final EventData data;
    private final OutboxTable outbox;
    private final List<OpenCase> open = new ArrayList<>();
    private final Map<UUID, Long> versions = new LinkedHashMap<>();
    private final Deque<Late> late = new ArrayDeque<>();
    private final List<Change> changes = new ArrayList<>();
    private int batches;

    Feed(World world, RandomGenerator random, PersonalData personalData, Clock clock) {
        this.world = world;
        this.random = random;
        this.data = new EventData(random, personalData, clock);
        this.outbox = new OutboxTable(world, clock);
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
            if (random.nextInt(100) < CHOOSES_ANEW_PERCENT) {
                rows.add(preferences(told.recipients.getFirst()));
            }
            fresh.add(change(told, rows));
        }
        outbox.append(rows);
        changes.addAll(fresh);
    }

    /** Makes the last of them known, so that nothing waits for them any more. */
    void everyoneIsKnown() throws SQLException {
        outbox.append(late.stream().map(Late::resident).map(this::preferences).toList());
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
                if (random.nextInt(100) < LATE_PERCENT) {
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
        List<UUID> recipients = random.nextInt(100) < NOBODY_PERCENT ? List.of() : told.recipients;
        told.sequence++;
        rows.add(new Row(world.changes(), told.id, event, told.sequence, data.change(told.id, event, recipients)));
        return new Change(event, told.id, told.sequence, recipients);
    }

    private Row preferences(UUID resident) {
        long version = versions.merge(resident, 1L, Long::sum);
        return new Row(world.preferences(), resident, uuid(), version, data.preferences(resident, version));
    }

    private UUID uuid() {
        return new UUID(
                random.nextLong() & 0xffffffffffff0fffL | 0x4000L, random.nextLong() >>> 2 | 0x8000000000000000L);
    }
}
