package nl.stadsbode.cases.casework;

import static nl.stadsbode.cases.casework.Cases.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.stadsbode.cases.announcing.CaseStatusChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Everything that was ever recorded on cases. */
@Component
public class Statuses {

    /** What is known of a change that a case system made before. */
    public record Known(String key, StatusId status, CaseId caseId, String caseReference, String type) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Notes notes;

    Statuses(JdbcClient jdbc, JsonMapper json, Notes notes) {
        this.jdbc = jdbc;
        this.json = json;
        this.notes = notes;
    }

    public History of(CaseId caseId) {
        return new History(jdbc.sql("""
                        select id, case_id, version, status_type, corrects, occurred_at, recorded_at, recorded_by,
                               announce_at, announced_at, withdrawn_at, withdrawn_by, note, announcement
                        from case_status where case_id = ? order by version
                        """)
                .param(caseId.value())
                .query((row, number) -> status(row))
                .list());
    }

    /** Changes that were recorded before, by the case system's own key. */
    public Map<String, Known> withKeys(Collection<String> keys) {
        return jdbc
                .sql("""
                        select s.change_key, s.id, s.case_id, c.reference, s.status_type
                        from case_status s join cases c on c.id = s.case_id where s.change_key = any (?)
                        """)
                .param(keys.toArray(String[]::new))
                .query((row, number) -> new Known(
                        row.getString(1),
                        new StatusId(row.getObject(2, UUID.class)),
                        new CaseId(row.getObject(3, UUID.class)),
                        row.getString(4),
                        row.getString(5)))
                .list()
                .stream()
                .collect(Collectors.toMap(Known::key, Function.identity()));
    }

    void add(List<RecordedStatus> rows) {
        jdbc.sql("""
                        insert into case_status (id, case_id, version, status_type, corrects, occurred_at, recorded_at,
                            recorded_by, announce_at, announced_at, note, announcement, trace_parent, change_key)
                        select * from unnest(?::uuid[], ?::uuid[], ?::integer[], ?::text[], ?::uuid[],
                            ?::timestamptz[], ?::timestamptz[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                            ?::bytea[], ?::jsonb[], ?::text[], ?::text[])
                        """)
                .param(column(rows, row -> row.status().id()))
                .param(column(rows, row -> row.status().caseId()))
                .param(column(rows, row -> row.status().version()))
                .param(column(rows, row -> row.status().type()))
                .param(column(rows, row -> row.status().corrects()))
                .param(column(rows, row -> row.status().occurredAt()))
                .param(column(rows, row -> row.status().recordedAt()))
                .param(column(rows, row -> row.status().recordedBy()))
                .param(column(rows, row -> row.status().announceAt()))
                .param(column(rows, row -> row.status().announcedAt()))
                .param(rows.stream().map(RecordedStatus::sealedNote).toArray(byte[][]::new))
                .param(column(rows, row -> json.writeValueAsString(row.status().frozen())))
                .param(column(rows, RecordedStatus::traceParent))
                .param(column(rows, RecordedStatus::key))
                .update();
    }

    void withdraw(StatusId id, Instant at, String by) {
        jdbc.sql("update case_status set withdrawn_at = ?, withdrawn_by = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), by, id.value())
                .update();
    }

    private Status status(ResultSet row) throws SQLException {
        CaseId caseId = new CaseId(row.getObject("case_id", UUID.class));
        UUID corrects = row.getObject("corrects", UUID.class);
        return new Status(
                new StatusId(row.getObject("id", UUID.class)),
                caseId,
                row.getInt("version"),
                row.getString("status_type"),
                corrects == null ? null : new StatusId(corrects),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"),
                row.getObject("announce_at", OffsetDateTime.class).toInstant(),
                moment(row, "announced_at"),
                moment(row, "withdrawn_at"),
                row.getString("withdrawn_by"),
                notes.open(row.getBytes("note"), caseId),
                json.readValue(row.getString("announcement"), CaseStatusChanged.class));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
