package nl.stadsbode.notifications.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.stadsbode.chassis.privacy.Pages;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.chassis.sql.Keyset;
import nl.stadsbode.notifications.texts.Content;
import nl.stadsbode.notifications.texts.KeptContent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The messages to one resident, with their texts; letters as their PDF. */
@Component
class GivenMessages {

    private static final int AT_ONCE = 50;
    /** Bytes of a PDF; in Base64 it is a third more. */
    private static final int LARGEST_LETTER = Pages.LARGEST_ITEM / 4 * 3 - 5_000;

    private record Given(
            UUID id,
            String reference,
            String caseType,
            String status,
            @Nullable String role,
            boolean official,
            String state,
            @Nullable String reason,
            Instant announcedAt,
            List<Delivery> deliveries) {}

    private record Delivery(
            UUID id,
            String channel,
            String state,
            @Nullable String reason,
            @Nullable Instant sentAt,
            @Nullable Instant finishedAt,
            @Nullable String subject,
            @Nullable String text) {}

    /** @param letter PDF in Base64; null where it is too large to travel: it can be read at My messages */
    private record Letter(UUID delivery, @Nullable String letter) {}

    private record Of(UUID notification, Delivery delivery) {}

    private final JdbcClient jdbc;
    private final KeptContent kept;

    GivenMessages(JdbcClient jdbc, KeptContent kept) {
        this.jdbc = jdbc;
        this.kept = kept;
    }

    void give(UUID resident, Pages pages) {
        pages.list("messages");
        List<Given> some = after(Keyset.after(null), resident);
        while (!some.isEmpty()) {
            Map<UUID, List<Delivery>> deliveries = deliveries(some, pages);
            some.forEach(given -> pages.add("messages", with(given, deliveries.getOrDefault(given.id, List.of()))));
            some = after(some.getLast().id, resident);
        }
    }

    private List<Given> after(UUID id, UUID resident) {
        return jdbc.sql("""
                        select id, change ->> 'caseReference' as reference, role, official, state, reason, announced_at,
                               coalesce(change -> 'caseType' -> 'name' ->> 'nl', '') as type,
                               coalesce(change -> 'statusType' -> 'name' ->> 'nl', '') as status
                        from notification where resident_id = ? and id > ? order by id limit ?
                        """)
                .params(resident, id, AT_ONCE)
                .query((row, number) -> new Given(
                        row.getObject("id", UUID.class),
                        row.getString("reference"),
                        row.getString("type"),
                        row.getString("status"),
                        row.getString("role"),
                        row.getBoolean("official"),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getObject("announced_at", OffsetDateTime.class).toInstant(),
                        List.of()))
                .list();
    }

    private Map<UUID, List<Delivery>> deliveries(List<Given> of, Pages pages) {
        return jdbc
                .sql("""
                        select d.id, d.notification_id, d.channel, d.state, d.reason, d.sent_at, d.finished_at, c.sealed
                        from delivery d left join content c on c.delivery_id = d.id
                        where d.notification_id = any(?) order by d.notification_id, d.rank
                        """)
                .param(Column.uuids(of, Given::id))
                .query((row, number) -> new Of(row.getObject("notification_id", UUID.class), delivery(row, pages)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Of::notification, Collectors.mapping(Of::delivery, Collectors.toList())));
    }

    private Delivery delivery(ResultSet row, Pages pages) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String channel = row.getString("channel");
        byte[] sealed = row.getBytes("sealed");
        String subject = null;
        String text = null;
        if (sealed != null) {
            switch (channel) {
                case "sms" -> text = kept.sms(sealed, id).text();
                case "email" -> {
                    Content.Email email = kept.email(sealed, id);
                    subject = email.subject();
                    text = email.text();
                }
                default -> pages.add("letters", letter(id, kept.letter(sealed, id)));
            }
        }
        return new Delivery(
                id,
                channel,
                row.getString("state"),
                row.getString("reason"),
                moment(row, "sent_at"),
                moment(row, "finished_at"),
                subject,
                text);
    }

    private static Letter letter(UUID delivery, byte[] pdf) {
        return new Letter(
                delivery,
                pdf.length > LARGEST_LETTER ? null : Base64.getEncoder().encodeToString(pdf));
    }

    private static Given with(Given given, List<Delivery> deliveries) {
        return new Given(
                given.id,
                given.reference,
                given.caseType,
                given.status,
                given.role,
                given.official,
                given.state,
                given.reason,
                given.announcedAt,
                deliveries);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
