package nl.stadsbode.chassis.processing;

import com.fasterxml.uuid.NoArgGenerator;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.observability.Traces;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.chassis.sql.Keyset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A record of every time that a colleague is shown someone's data, after the standard Logboek Dataverwerkingen: its
 * required fields are columns, in its words. It is committed before anything is shown; where it cannot be written, nothing
 * is shown. Counted as {@code stadsbode.processing.looked}. The person is told the role, not the colleague's name.
 *
 * @see <a href="https://logius-standaarden.github.io/logboek-dataverwerkingen/">Logboek Dataverwerkingen</a>
 */
public final class ProcessingLog {

    /**
     * That someone's data were shown.
     *
     * @param name what was done, by its code
     * @param role of the colleague
     */
    public record Looked(UUID id, String name, String role, Instant at) {}

    private static final String SUBJECT_TYPE = "urn:stadsbode:inwoner";
    private static final String ACTIVITY = "urn:stadsbode:verwerkingsactiviteit:";
    private static final String SHOWN = "Ok";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Traces traces;
    private final NoArgGenerator ids;
    private final Clock clock;
    private final MeterRegistry registry;

    ProcessingLog(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Traces traces,
            NoArgGenerator ids,
            Clock clock,
            MeterRegistry registry) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.traces = traces;
        this.ids = ids;
        this.clock = clock;
        this.registry = registry;
    }

    /** @param name what is about to be done, by its code, such as {@code message-shown}: the activity in the register */
    public void looks(Authentication colleague, String name, UUID person) {
        looks(colleague, name, List.of(person));
    }

    public void looks(Authentication colleague, String name, Collection<UUID> people) {
        if (people.isEmpty()) {
            return;
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Span span = Span.of(traces.current(), ids);
        List<UUID> each = people.stream().distinct().toList();
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into processing_log (id, trace_id, span_id, name, status, started_at, ended_at,
                            processing_activity_id, data_subject_id, data_subject_id_type, role, account)
                        select id, ?, ?, ?, ?, ?, ?, ?, person, ?, ?, ?
                        from unnest(?::uuid[], ?::uuid[]) as looked(id, person)
                        """)
                .param(span.trace())
                .param(span.id())
                .param(name)
                .param(SHOWN)
                .param(now)
                .param(now)
                .param(ACTIVITY + name)
                .param(SUBJECT_TYPE)
                .param(role(colleague))
                .param(colleague.getName())
                .param(Column.uuids(each, person -> ids.generate()))
                .param(Column.uuids(each))
                .update());
        registry.counter("stadsbode.processing.looked", "name", name).increment(each.size());
    }

    /** When, as whom and for what a person's data were shown, newest first. */
    public List<Looked> at(UUID person, int atMost) {
        return jdbc.sql("""
                        select id, name, role, ended_at from processing_log where data_subject_id = ?
                        order by id desc limit ?
                        """)
                .params(person, atMost)
                .query((row, number) -> looked(row))
                .list();
    }

    /** Only what was done by this name. @param before an entry's id, to read on from it; null for the newest */
    public List<Looked> at(UUID person, String name, @Nullable UUID before, int atMost) {
        return jdbc.sql("""
                        select id, name, role, ended_at from processing_log
                        where data_subject_id = ? and name = ? and id < ?
                        order by id desc limit ?
                        """)
                .param(person)
                .param(name)
                .param(Keyset.before(before))
                .param(atMost)
                .query((row, number) -> looked(row))
                .list();
    }

    List<ProcessingLogApi.Line> lines(UUID person, @Nullable UUID before, int atMost) {
        return jdbc.sql("""
                        select * from processing_log
                        where data_subject_id = ? and id < ? order by id desc limit ?
                        """)
                .param(person)
                .param(Keyset.before(before))
                .param(atMost)
                .query((row, number) -> line(row))
                .list();
    }

    public long count(UUID person) {
        return jdbc.sql("select count(*) from processing_log where data_subject_id = ?")
                .param(person)
                .query(Long.class)
                .single();
    }

    int forgetBefore(Instant moment, int atMost) {
        return jdbc.sql("""
                        delete from processing_log where id = any(array(
                            select id from processing_log where ended_at < ? limit ?))
                        """).params(moment.atOffset(ZoneOffset.UTC), atMost).update();
    }

    private static ProcessingLogApi.Line line(ResultSet row) throws SQLException {
        return new ProcessingLogApi.Line(
                row.getObject("id", UUID.class),
                row.getString("trace_id"),
                row.getString("span_id"),
                row.getString("parent_span_id"),
                row.getString("name"),
                row.getString("status"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                Map.of(
                        "dpl.core.processing_activity_id", row.getString("processing_activity_id"),
                        "dpl.core.data_subject_id", row.getString("data_subject_id"),
                        "dpl.core.data_subject_id_type", row.getString("data_subject_id_type"),
                        "stadsbode.role", row.getString("role"),
                        "stadsbode.account", row.getString("account")));
    }

    private static Looked looked(ResultSet row) throws SQLException {
        return new Looked(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("role"),
                row.getObject("ended_at", OffsetDateTime.class).toInstant());
    }

    /** All that the colleague is, for any of it may be why it could be seen. */
    private static String role(Authentication colleague) {
        return String.join(
                " ",
                colleague.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(authority -> authority != null && authority.startsWith("ROLE_"))
                        .map(authority -> authority.substring("ROLE_".length()))
                        .sorted()
                        .toList());
    }
}
