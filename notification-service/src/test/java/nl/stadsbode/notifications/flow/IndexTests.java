package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Which index may serve which question, whatever the statistics say: the others are made to look free. */
class IndexTests extends FlowTest {

    private static final String NEXT_IN_LANE =
            "select id from delivery where lane = '%s' and state = 'waiting' order by position limit 1";
    private static final String OVERDUE = "select lane from delivery where state in ('scheduled', 'waiting', 'ready',"
            + " 'temporary-failure') and deadline < 'infinity' and deadline <= now() order by deadline limit 1000";

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_lanes_next_one_is_never_looked_for_among_the_deadlines() {
        String question = NEXT_IN_LANE.formatted(UUID.randomUUID());

        assertThat(plan(question, "set local enable_seqscan = off")).contains("delivery_waiting");
        assertThat(plan(question, "set local enable_seqscan = off; drop index delivery_waiting"))
                .doesNotContain("delivery_overdue");
    }

    @Test
    void what_is_overdue_is_found_by_its_deadline() {
        assertThat(plan(OVERDUE, "set local enable_seqscan = off")).contains("delivery_overdue");
    }

    private String plan(String question, String given) {
        String plan = transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql(given).update();
            return String.join(
                    "\n", jdbc.sql("explain " + question).query(String.class).list());
        });
        return String.valueOf(plan);
    }
}
