package nl.stadsbode.notifications.notification;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.notifications.residents.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Notifications: what was decided for each recipient, written many at a time. */
@Repository
class Decisions {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Decisions(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void insert(List<Decision> decisions) {
        statement(decisions, "").update();
    }

    /** Whoever is told of an event already, as its recipient or for somebody else, is not told once more. @return the others */
    List<Decision> insertNew(List<Decision> decisions) {
        Set<UUID> fresh = statement(decisions, "on conflict (event_id, resident_id) do nothing returning id")
                .query((row, number) -> row.getObject("id", UUID.class))
                .set();
        return decisions.stream()
                .filter(decision -> fresh.contains(decision.id()))
                .toList();
    }

    private JdbcClient.StatementSpec statement(List<Decision> decisions, String ending) {
        return jdbc.sql("""
                        insert into notification (id, event_id, case_id, resident_id, role, state, reason, channels,
                            urgent, official, change, traceparent, announced_at, sequence, on_behalf_of, decided_at)
                        select id, event_id, case_id, resident_id, role, state, reason,
                               string_to_array(channels, ','), urgent, official, change::json, traceparent,
                               announced_at, sequence, on_behalf_of, ?::timestamptz
                        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                                    ?::text[], ?::boolean[], ?::boolean[], ?::text[], ?::text[], ?::timestamptz[],
                                    ?::bigint[], ?::uuid[])
                            as fresh(id, event_id, case_id, resident_id, role, state, reason, channels, urgent,
                                     official, change, traceparent, announced_at, sequence, on_behalf_of)
                        %s
                        """.formatted(ending))
                .param(Lanes.at(clock.instant()))
                .param(Column.uuids(decisions, Decision::id))
                .param(Column.uuids(
                        decisions, decision -> decision.announcement().eventId()))
                .param(Column.uuids(
                        decisions, decision -> decision.announcement().change().caseId()))
                .param(Column.uuids(decisions, Decision::residentId))
                .param(Column.texts(decisions, Decision::role))
                .param(Column.texts(decisions, Decision::state))
                .param(Column.texts(decisions, Decision::reason))
                .param(Column.texts(decisions, Decisions::channels))
                .param(Column.booleans(
                        decisions, decision -> decision.announcement().change().urgent()))
                .param(Column.booleans(
                        decisions, decision -> decision.announcement().change().official()))
                .param(Column.texts(
                        decisions, decision -> decision.announcement().json()))
                .param(Column.texts(
                        decisions, decision -> decision.announcement().traceParent()))
                .param(Column.instants(
                        decisions, decision -> decision.announcement().announcedAt()))
                .param(Column.longs(
                        decisions, decision -> decision.announcement().sequence()))
                .param(Column.uuids(decisions, Decision::onBehalfOf));
    }

    /** Those that awaited their preferences. */
    void update(List<Decision> decisions) {
        jdbc.sql("""
                        update notification n
                        set state = d.state, reason = d.reason, channels = string_to_array(d.channels, ','),
                            decided_at = ?
                        from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as d(id, state, reason, channels)
                        where n.id = d.id
                        """)
                .param(Lanes.at(clock.instant()))
                .param(Column.uuids(decisions, Decision::id))
                .param(Column.texts(decisions, Decision::state))
                .param(Column.texts(decisions, Decision::reason))
                .param(Column.texts(decisions, Decisions::channels))
                .update();
    }

    /** Those that await the preferences of these residents, locked, in the order in which they were announced. */
    List<Decision> awaiting(Collection<UUID> arrived) {
        return jdbc.sql("""
                        select id, event_id, resident_id, role, on_behalf_of, change, traceparent, announced_at, sequence
                        from notification
                        where state = 'awaiting-preferences' and resident_id = any(?)
                        order by case_id, sequence for update
                        """)
                .param(Column.uuids(arrived))
                .query((row, number) -> {
                    String change = row.getString("change");
                    return new Decision(
                            row.getObject("id", UUID.class),
                            new Announcement(
                                    row.getObject("event_id", UUID.class),
                                    row.getTimestamp("announced_at").toInstant(),
                                    row.getLong("sequence"),
                                    row.getString("traceparent"),
                                    json.readValue(change, StatusChange.class),
                                    change),
                            row.getObject("resident_id", UUID.class),
                            row.getString("role"),
                            row.getObject("on_behalf_of", UUID.class),
                            null);
                })
                .list();
    }

    private static String channels(Decision decision) {
        return String.join(",", decision.channels().stream().map(Channel::code).toList());
    }
}
