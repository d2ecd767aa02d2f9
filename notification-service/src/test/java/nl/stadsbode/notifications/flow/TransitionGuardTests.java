package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import nl.stadsbode.notifications.notification.State;
import org.junit.jupiter.api.Test;

/** The guard itself: it refuses exactly what the table does not allow, for every pair of states. */
class TransitionGuardTests extends FlowTest {

    @Test
    void the_database_refuses_what_the_table_does_not_allow_and_counts_it() {
        int illegal = 0;
        for (State from : State.values()) {
            for (State to : State.values()) {
                boolean legal = from == to || from.mayBecome(to);
                if (legal) {
                    assertThatCode(() -> change(from, to))
                            .as("%s to %s", from, to)
                            .doesNotThrowAnyException();
                } else {
                    illegal++;
                    assertThatThrownBy(() -> change(from, to)).hasMessageContaining("may not go from " + from.code());
                }
            }
        }

        assertThat(guard.refused()).isEqualTo(illegal).isPositive();
    }

    private void change(State from, State to) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            UUID id = UUID.randomUUID();
            jdbc.sql("""
                            with told as (
                                insert into notification (id, event_id, case_id, state, urgent, official, change,
                                                          announced_at, sequence, decided_at)
                                values (?, ?, ?, 'planned', false, false, '{}', ?, 1, ?)
                                returning id, decided_at)
                            insert into delivery (id, notification_id, channel, rank, lane, position, state, priority,
                                                  not_before, deadline, created_at)
                            select id, id, 'sms', 0, id, null, ?, 1, decided_at, decided_at, decided_at from told
                            """)
                    .params(id, UUID.randomUUID(), UUID.randomUUID(), later(), later(), from.code())
                    .update();

            jdbc.sql("update delivery set state = ? where id = ?")
                    .params(to.code(), id)
                    .update();
        });
    }

    private static OffsetDateTime later() {
        return CLOCK.instant().plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC);
    }
}
