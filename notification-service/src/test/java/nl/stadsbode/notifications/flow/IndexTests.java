package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import nl.stadsbode.notifications.notification.Clockwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which index serves which question, where reading the whole table is made to look dear. All is rolled back. */
class IndexTests extends FlowTest {

    private static final String NEXT_IN_LANE =
            "select id from delivery where lane = '%s' and state = 'waiting' order by position limit 1";

    @Autowired
    Clockwork clockwork;

    private final UUID overdue = UUID.randomUUID();
    private final UUID next = UUID.randomUUID();

    @BeforeEach
    void nothing_else_is_overdue() {
        clockwork.expire();
    }

    @Test
    void what_is_overdue_is_looked_for_by_its_deadline() {
        inPassing(() -> {
            long before = scans("delivery_overdue");

            assertThat(clockwork.expire()).isZero();

            assertThat(scans("delivery_overdue")).isEqualTo(before + 1);
        });
    }

    @Test
    void a_lanes_next_one_is_found_by_its_lane() {
        inPassing(() -> {
            lane();
            long before = scans("delivery_waiting");

            clockwork.expire();

            assertThat(state(overdue)).isEqualTo("expired");
            assertThat(state(next)).isEqualTo("ready");
            assertThat(scans("delivery_waiting")).isGreaterThan(before);
        });
    }

    @Test
    void a_lanes_next_one_cannot_be_looked_for_among_the_deadlines() {
        inPassing(() -> {
            jdbc.sql("drop index delivery_waiting").update();

            assertThat(String.join(
                            "\n",
                            jdbc.sql("explain " + NEXT_IN_LANE.formatted(UUID.randomUUID()))
                                    .query(String.class)
                                    .list()))
                    .doesNotContain("delivery_overdue");
        });
    }

    private void inPassing(Runnable looking) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("set local enable_seqscan = off").update();
            looking.run();
        });
    }

    /** Two of a lane: the head's deadline is over, the other one waits. */
    private void lane() {
        UUID lane = UUID.randomUUID();
        UUID notification = UUID.randomUUID();
        OffsetDateTime now = at(CLOCK.instant());
        jdbc.sql("""
                        insert into notification (id, event_id, case_id, state, urgent, official, change, announced_at,
                                                  sequence, decided_at)
                        values (?, ?, ?, 'planned', false, false, '{}', ?, 1, ?)
                        """)
                .params(notification, UUID.randomUUID(), UUID.randomUUID(), now, now)
                .update();
        jdbc.sql("insert into lane (id, next_position, head) values (?, 3, ?)")
                .params(lane, overdue)
                .update();
        delivery(overdue, notification, lane, 1, "ready", CLOCK.instant().minus(Duration.ofHours(1)));
        delivery(next, notification, lane, 2, "waiting", CLOCK.instant().plus(Duration.ofHours(1)));
    }

    private void delivery(UUID id, UUID notification, UUID lane, int place, String state, Instant deadline) {
        jdbc.sql("""
                        insert into delivery (id, notification_id, channel, rank, lane, position, state, priority,
                                              not_before, deadline, created_at)
                        values (?, ?, 'sms', ?, ?, ?, ?, 1, ?, ?, ?)
                        """)
                .params(
                        id,
                        notification,
                        place,
                        lane,
                        place,
                        state,
                        at(CLOCK.instant()),
                        at(deadline),
                        at(CLOCK.instant()))
                .update();
    }

    private String state(UUID delivery) {
        return jdbc.sql("select state from delivery where id = ?")
                .param(delivery)
                .query(String.class)
                .single();
    }

    /** How often this transaction has read an index. */
    private long scans(String index) {
        return jdbc.sql("select pg_stat_get_xact_numscans(?::regclass)")
                .param(index)
                .query(Long.class)
                .single();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
