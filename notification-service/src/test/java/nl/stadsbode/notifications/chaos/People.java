package nl.stadsbode.notifications.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import nl.stadsbode.notifications.chaos.OutboxTable.Row;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, and what they wish: some have news gathered, some are away for a while, some have someone read along; some
 * become known only after they were to be told something.
 */
final class People {

    private static final int BATCHES_LATE = 3;
    private static final int LATE_PERCENT = 15;
    private static final int GATHERS_PERCENT = 35;
    private static final int AWAY_PERCENT = 15;
    private static final int COMPANION_PERCENT = 25;

    /** Someone who is told. */
    static final class Person {
        private final UUID id;
        private final boolean gathers;
        private final @Nullable Person companion;
        private final boolean isCompanion;
        private boolean away;
        private boolean changed;
        private boolean endedReadingAlong;
        private long version;

        private Person(UUID id, boolean gathers, boolean away, @Nullable Person companion, boolean isCompanion) {
            this.id = id;
            this.gathers = gathers;
            this.away = away;
            this.changed = away;
            this.companion = companion;
            this.isCompanion = isCompanion;
        }

        UUID id() {
            return id;
        }

        boolean gathers() {
            return gathers;
        }

        boolean away() {
            return away;
        }

        boolean isCompanion() {
            return isCompanion;
        }

        /** Who reads along, now or before; null: nobody ever. */
        @Nullable
        Person companion() {
            return companion;
        }

        boolean hasCompanionNow() {
            return companion != null && !endedReadingAlong;
        }

        /** Whether they wished the same all the time. */
        boolean neverChanged() {
            return !changed;
        }
    }

    private record Due(Person person, int atBatch) {}

    private final World world;
    private final RandomGenerator random;
    private final EventData data;
    private final Supplier<UUID> ids;
    private final List<Person> all = new ArrayList<>();
    private final Deque<Due> late = new ArrayDeque<>();
    private final Queue<Due> away = new ArrayDeque<>();

    People(World world, RandomGenerator random, EventData data, Supplier<UUID> ids) {
        this.world = world;
        this.random = random;
        this.data = data;
        this.ids = ids;
    }

    /** Someone new, whose preferences come now or some batches later. */
    Person someone(int batch, List<Row> rows) {
        boolean isAway = isOneOf(AWAY_PERCENT);
        Person companion = isOneOf(COMPANION_PERCENT)
                ? appears(new Person(ids.get(), false, false, null, true), batch, rows)
                : null;
        Person person = new Person(ids.get(), !isAway && isOneOf(GATHERS_PERCENT), isAway, companion, false);
        if (isAway) {
            away.add(new Due(person, batch + 2 * BATCHES_LATE));
        }
        return appears(person, batch, rows);
    }

    private Person appears(Person person, int batch, List<Row> rows) {
        all.add(person);
        if (isOneOf(LATE_PERCENT)) {
            late.add(new Due(person, batch + BATCHES_LATE));
        } else {
            rows.add(preferences(person));
        }
        return person;
    }

    /** What they wish changes; who reads along may do so no more. */
    Row chooses(Person person) {
        person.changed = true;
        person.endedReadingAlong |= random.nextBoolean();
        return preferences(person);
    }

    /** Who becomes known with this batch, and who comes back. */
    List<Row> upTo(int batch) {
        List<Row> rows = new ArrayList<>();
        while (!late.isEmpty() && late.getFirst().atBatch() <= batch) {
            rows.add(preferences(late.removeFirst().person()));
        }
        while (!away.isEmpty() && away.element().atBatch() <= batch) {
            Person back = away.remove().person();
            back.away = false;
            rows.add(preferences(back));
        }
        return rows;
    }

    List<Person> all() {
        return all;
    }

    private Row preferences(Person person) {
        person.version++;
        return new Row(
                world.preferences(), person.id, ids.get(), person.version, data.preferences(person, person.version));
    }

    private boolean isOneOf(int percent) {
        return random.nextInt(100) < percent;
    }
}
