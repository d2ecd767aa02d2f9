package nl.stadsbode.chassis.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked and not answered yet. */
final class PrivacyRequests {

    private final JdbcClient jdbc;
    private final Clock clock;

    PrivacyRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(List<PrivacyRequest> requests) {
        jdbc.sql("""
                        insert into privacy_request (job_id, person_id, what, not_before)
                        select job, person, what, ? from unnest(?::uuid[], ?::uuid[], ?::text[]) as asked(job, person, what)
                        order by job on conflict do nothing
                        """)
                .param(now())
                .param(Column.uuids(requests, PrivacyRequest::job))
                .param(Column.uuids(requests, PrivacyRequest::person))
                .param(Column.texts(requests, PrivacyRequest::what))
                .update();
    }

    /** Locks one, passing over those that another instance holds. */
    Optional<PrivacyRequest> lockNext() {
        return jdbc.sql("""
                        select job_id, person_id, what from privacy_request where not_before <= ?
                        order by not_before limit 1 for update skip locked
                        """).param(now()).query((row, number) -> request(row)).optional();
    }

    void remove(UUID job) {
        jdbc.sql("delete from privacy_request where job_id = ?").param(job).update();
    }

    void later(UUID job, Duration wait) {
        jdbc.sql("update privacy_request set not_before = ? where job_id = ?")
                .params(now().plus(wait), job)
                .update();
    }

    private static PrivacyRequest request(ResultSet row) throws SQLException {
        return new PrivacyRequest(
                row.getObject("job_id", UUID.class),
                row.getObject("person_id", UUID.class),
                PrivacyRequest.FORGETTING.equals(row.getString("what")));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
