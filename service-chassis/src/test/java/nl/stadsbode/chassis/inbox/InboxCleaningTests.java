package nl.stadsbode.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.sample.ChassisTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class InboxCleaningTests extends ChassisTest {

    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");

    @Autowired
    JdbcClient database;

    @Autowired
    Inbox inbox;

    @Autowired
    DeadEvents deadEvents;

    @Test
    void old_ids_and_replayed_events_go_and_what_is_younger_or_dead_stays() {
        UUID oldId = received(THEN.minusSeconds(1));
        UUID youngId = received(THEN);
        UUID replayed = dead(1, THEN.minusSeconds(1));
        UUID lately = dead(2, THEN);
        UUID dead = dead(3, null);

        InboxCleaning.clean(inbox, deadEvents, THEN);

        assertThat(database.sql("select id from inbox where source = 'a test'")
                        .query(UUID.class)
                        .list())
                .contains(youngId)
                .doesNotContain(oldId);
        assertThat(database.sql("select id from dead_event").query(UUID.class).list())
                .contains(lately, dead)
                .doesNotContain(replayed);
    }

    @Test
    void what_is_dead_in_a_topic_that_was_made_anew_is_another_event_than_the_one_of_before() {
        RawEvent before = raw("before");
        RawEvent after = raw("after");
        for (RawEvent each : List.of(before, after, before)) {
            deadEvents.bury(each, "a test");
        }

        assertThat(database.sql("select convert_from(data, 'UTF8') from dead_event where topic = 'made-anew'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("before", "after");
    }

    private static RawEvent raw(String data) {
        return new RawEvent("made-anew", 0, 17, null, Map.of(), data.getBytes(StandardCharsets.UTF_8));
    }

    private UUID received(Instant moment) {
        UUID id = UUID.randomUUID();
        database.sql("insert into inbox (source, id, received_at) values ('a test', ?, ?)")
                .params(id, at(moment))
                .update();
        return id;
    }

    private UUID dead(int position, @Nullable Instant replayedAt) {
        UUID id = UUID.randomUUID();
        database.sql("""
                        insert into dead_event (id, topic, partition, position, headers, reason, received_at, replayed_at)
                        values (?, 'a topic', 0, ?, '{}', 'a reason', ?, ?)
                        """)
                .param(id)
                .param(position)
                .param(at(THEN.minus(Duration.ofDays(100))))
                .param(replayedAt == null ? null : at(replayedAt))
                .update();
        return id;
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
