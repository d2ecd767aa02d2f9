package nl.stadsbode.notifications.messages;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.notifications.clarity.LetterCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The messages to one resident: every question names whose they must be. What residents are not told is left out. */
@Repository
class OwnMessages {

    /** What nothing is waited for is stored as infinity. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final String SELECT = """
            select id, case_id, change ->> 'caseReference' as reference, official, state, reason, on_behalf_of is not null as along, announced_at,
                   coalesce(change -> 'caseType' -> 'name' ->> :language, change -> 'caseType' -> 'name' ->> 'nl', '') as type,
                   coalesce(change -> 'statusType' -> 'name' ->> :language, change -> 'statusType' -> 'name' ->> 'nl', '')
                       as status
            from notification
            where reason is distinct from 'status-not-told'
            """;

    /**
     * Of another's news a companion sees what was sent to them, and what they may be told of now: not when they read along
     * no more, and what is sensitive only if the resident said so.
     */
    private static final String OWN = """
             and resident_id = :resident and (on_behalf_of is null
                or exists (select from delivery d where d.notification_id = notification.id and d.sent_at is not null)
                or reason is distinct from 'sensitive-not-for-companion' and exists (
                    select from resident principal where principal.id = on_behalf_of and not principal.forgotten
                      and principal.preferences ->> 'deceased' is distinct from 'true'
                      and principal.preferences -> 'companions' @> jsonb_build_array(
                          jsonb_build_object('residentId', resident_id)
                          || case change ->> 'sensitivity' when 'normal' then '{}' else '{"sensitive": true}'::jsonb end)))
            """;

    private record Of(UUID notification, OwnMessage.Sent sent) {}

    private final JdbcClient jdbc;

    OwnMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. @param before those that came before this one; null for the newest */
    List<OwnMessage> list(UUID resident, @Nullable UUID before, int atMost, String language) {
        String page = before == null ? "" : " and id < :before";
        var asked = jdbc.sql(SELECT + OWN + page + " order by id desc limit " + atMost)
                .param("resident", resident)
                .param("language", language);
        return withDeliveries((before == null ? asked : asked.param("before", before))
                .query((row, number) -> message(row))
                .list());
    }

    Optional<OwnMessage> find(UUID resident, UUID id, String language) {
        return withDeliveries(jdbc.sql(SELECT + OWN + " and id = :id")
                        .param("resident", resident)
                        .param("id", id)
                        .param("language", language)
                        .query((row, number) -> message(row))
                        .list())
                .stream()
                .findFirst();
    }

    /** What was told of the same to the companions of its resident. */
    List<OwnMessage> toCompanions(UUID resident, UUID id, String language) {
        return withDeliveries(jdbc.sql(SELECT + """
                         and on_behalf_of = :resident
                         and event_id = (select event_id from notification where id = :id and resident_id = :resident)
                        order by id
                        """)
                .param("resident", resident)
                .param("id", id)
                .param("language", language)
                .query((row, number) -> message(row))
                .list());
    }

    /** The notification to which a delivery belongs, whosever it is. */
    Optional<UUID> ofDelivery(UUID delivery) {
        return jdbc.sql("select notification_id from delivery where id = ?")
                .param(delivery)
                .query(UUID.class)
                .optional();
    }

    /** The notification of a letter, by the code that stands on it. */
    Optional<UUID> ofLetter(LetterCode code) {
        return jdbc.sql("select notification_id from delivery where letter_code = ?")
                .param(code.characters())
                .query(UUID.class)
                .optional();
    }

    private List<OwnMessage> withDeliveries(List<OwnMessage> messages) {
        Map<UUID, List<OwnMessage.Sent>> sent = jdbc
                .sql("""
                        select d.*, exists (select from content c where c.delivery_id = d.id) as readable
                        from delivery d where d.notification_id = any(?) order by d.notification_id, d.rank
                        """)
                .param(Column.uuids(messages, OwnMessage::id))
                .query((row, number) -> new Of(row.getObject("notification_id", UUID.class), sent(row)))
                .list()
                .stream()
                .collect(groupingBy(Of::notification, mapping(Of::sent, toList())));
        return messages.stream()
                .map(message -> message.with(sent.getOrDefault(message.id(), List.of())))
                .toList();
    }

    private static OwnMessage message(ResultSet row) throws SQLException {
        return new OwnMessage(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("reference"),
                row.getString("type"),
                row.getString("status"),
                row.getBoolean("official"),
                row.getString("state"),
                row.getString("reason"),
                row.getBoolean("along"),
                row.getObject("announced_at", OffsetDateTime.class).toInstant(),
                List.of());
    }

    private static OwnMessage.Sent sent(ResultSet row) throws SQLException {
        String state = row.getString("state");
        Instant notBefore = row.getObject("not_before", OffsetDateTime.class).toInstant();
        boolean waits = state.equals("scheduled") || state.equals("temporary-failure");
        return new OwnMessage.Sent(
                row.getObject("id", UUID.class),
                row.getString("channel"),
                state,
                row.getString("asked_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                waits && notBefore.isBefore(NEVER) ? notBefore : null,
                moment(row, "sent_at"),
                moment(row, "finished_at"),
                row.getBoolean("readable"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
