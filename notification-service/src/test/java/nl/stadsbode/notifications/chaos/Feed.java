package nl.stadsbode.notifications.chaos;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.notifications.chaos.OutboxTable.Row;
import nl.stadsbode.notifications.chaos.People.Person;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Puts status changes, preferences and requested messages into the outbox, each batch in a transaction, as the services
 * that own them do: the relay that dies with the service has to publish them. Several cases at a time, each with several
 * changes to the same people; some official, urgent, corrected, told to nobody, or told to a resident who becomes known
 * only later. The last of each case asks for something.
 */
final class Feed {

    private static final int CASES_AT_A_TIME = 5;
    private static final int CHANGES_A_CASE = 8;
    private static final int REQUESTS_A_BATCH = 2;
    private static final int CHOOSES_ANEW_PERCENT = 4;
    private static final int NOBODY_PERCENT = 3;
    private static final int TOLD_PERCENT = 95;
    private static final int CORRECTION_PERCENT = 10;

    /**
     * A status change that was put in.
     *
     * @param recipients nobody, where none is told
     * @param corrects event of the change that it replaces
     * @param last it is the last of its case, and asks for something
     */
    record Change(
            UUID event,
            UUID caseId,
            long sequence,
            List<Person> recipients,
            boolean told,
            @Nullable UUID corrects,
            boolean last) {

        /** The only one of its case that is called so. */
        String status() {
            return "Stap " + sequence;
        }
    }

    /** A message that somebody asked for. */
    record Request(UUID id, UUID resident, Channel channel) {}

    private static final class OpenCase {
        private final UUID id;
        private final List<Person> recipients;
        private long sequence;
        private @Nullable UUID latest;

        private OpenCase(UUID id, List<Person> recipients) {
            this.id = id;
            this.recipients = recipients;
        }
    }

    private final World world;
    private final RandomGenerator random;
    private final EventData data;
    private final OutboxTable outbox;
    private final People people;
    private final List<OpenCase> open = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private int batches;

    Feed(World world, RandomGenerator random, PersonalData personalData, Clock clock) {
        this.world = world;
        this.random = random;
        this.data = new EventData(random, personalData, clock);
        this.outbox = new OutboxTable(world, clock);
        this.people = new People(world, random, data, this::uuid);
    }

    /** Puts some more changes in. */
    void more(int count) throws SQLException {
        batches++;
        List<Row> rows = new ArrayList<>(people.upTo(batches));
        List<Change> fresh = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            renew(rows);
            OpenCase told = open.get(random.nextInt(open.size()));
            if (random.nextInt(100) < CHOOSES_ANEW_PERCENT) {
                rows.add(people.chooses(told.recipients.getFirst()));
            }
            fresh.add(change(told, rows));
        }
        List<Request> asked =
                Stream.generate(this::request).limit(REQUESTS_A_BATCH).toList();
        asked.forEach(request ->
                rows.add(new Row(world.requests(), request.resident(), request.id(), 1, data.requested(request))));
        outbox.append(rows);
        changes.addAll(fresh);
        requests.addAll(asked);
    }

    /** Makes the last of them known, and those that are away come back, so that nothing waits for them any more. */
    void everyoneIsKnown() throws SQLException {
        outbox.append(people.upTo(Integer.MAX_VALUE));
    }

    List<Change> changes() {
        return changes;
    }

    List<Request> requests() {
        return requests;
    }

    List<Person> people() {
        return people.all();
    }

    private void renew(List<Row> rows) {
        open.removeIf(each -> each.sequence >= CHANGES_A_CASE);
        while (open.size() < CASES_AT_A_TIME) {
            List<Person> recipients = Stream.generate(() -> people.someone(batches, rows))
                    .limit(1 + random.nextInt(2))
                    .toList();
            open.add(new OpenCase(uuid(), recipients));
        }
    }

    private Change change(OpenCase told, List<Row> rows) {
        told.sequence++;
        Change change = new Change(
                uuid(),
                told.id,
                told.sequence,
                random.nextInt(100) < NOBODY_PERCENT ? List.of() : told.recipients,
                random.nextInt(100) < TOLD_PERCENT,
                random.nextInt(100) < CORRECTION_PERCENT ? told.latest : null,
                told.sequence == CHANGES_A_CASE);
        told.latest = change.event();
        rows.add(new Row(world.changes(), told.id, change.event(), told.sequence, data.change(change)));
        return change;
    }

    private Request request() {
        return new Request(uuid(), uuid(), random.nextBoolean() ? Channel.SMS : Channel.EMAIL);
    }

    private UUID uuid() {
        return new UUID(
                random.nextLong() & 0xffffffffffff0fffL | 0x4000L, random.nextLong() >>> 2 | 0x8000000000000000L);
    }
}
