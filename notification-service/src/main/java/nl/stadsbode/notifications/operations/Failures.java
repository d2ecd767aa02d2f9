package nl.stadsbode.notifications.operations;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Keyset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an operator may try again. */
@Component
class Failures {

    private final JdbcClient jdbc;

    Failures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, older than a given one. */
    List<Failure> list(@Nullable UUID after, int atMost) {
        return jdbc.sql("""
                        select d.id, d.notification_id, n.change ->> 'caseReference' as case_reference, d.channel,
                               d.state, d.reason, d.finished_at
                        from delivery d join notification n on n.id = d.notification_id
                        where d.state in ('permanent-failure', 'technical-failure', 'expired', 'returned')
                          and n.state = 'planned' and d.id < ?
                          and not exists (select from delivery later
                                          where later.notification_id = d.notification_id and later.rank > d.rank)
                        order by d.id desc limit ?
                        """)
                .param(Keyset.before(after))
                .param(atMost)
                .query((row, number) -> {
                    OffsetDateTime at = row.getObject("finished_at", OffsetDateTime.class);
                    return new Failure(
                            row.getObject("id", UUID.class),
                            row.getObject("notification_id", UUID.class),
                            row.getString("case_reference"),
                            row.getString("channel"),
                            row.getString("state"),
                            row.getString("reason"),
                            at == null ? null : at.toInstant());
                })
                .list();
    }
}
