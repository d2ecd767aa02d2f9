package nl.stadsbode.cases.announcing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Statuses that were recorded and neither announced nor withdrawn. */
@Component
class WaitingStatuses {

    private static final OffsetDateTime FOREVER = OffsetDateTime.MAX;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    WaitingStatuses(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Locks cases on which something is due, passing over those that another transaction holds. */
    List<UUID> lockCasesDue(Instant now, int limit) {
        return jdbc.sql("""
                        select id from cases
                        where id = any (array(
                            select case_id from case_status
                            where announced_at is null and withdrawn_at is null and announce_at <= ?
                            order by announce_at limit ?))
                        for no key update skip locked
                        """)
                .params(now.atOffset(ZoneOffset.UTC), limit)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    List<Announcement> of(Collection<UUID> cases) {
        return recordedUpToTheLastDue(cases, FOREVER);
    }

    List<Announcement> dueOn(Collection<UUID> cases, Instant now) {
        return recordedUpToTheLastDue(cases, now.atOffset(ZoneOffset.UTC));
    }

    void markAnnounced(Collection<UUID> statuses, Instant now) {
        jdbc.sql("update case_status set announced_at = ? where id = any (?::uuid[])")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(texts(statuses))
                .update();
    }

    private List<Announcement> recordedUpToTheLastDue(Collection<UUID> cases, OffsetDateTime moment) {
        return jdbc.sql("""
                        select version, recorded_at, announce_at, trace_parent, note, announcement
                        from case_status waiting
                        where case_id = any (?::uuid[]) and announced_at is null and withdrawn_at is null
                          and version <= (select max(due.version) from case_status due
                                          where due.case_id = waiting.case_id
                                            and due.announced_at is null and due.withdrawn_at is null
                                            and due.announce_at <= ?)
                        order by case_id, version
                        """)
                .param(texts(cases))
                .param(moment)
                .query((row, number) -> announcement(row))
                .list();
    }

    private Announcement announcement(ResultSet row) throws SQLException {
        return new Announcement(
                row.getInt("version"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("announce_at", OffsetDateTime.class).toInstant(),
                row.getString("trace_parent"),
                row.getBytes("note"),
                json.readValue(row.getString("announcement"), CaseStatusChanged.class));
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
