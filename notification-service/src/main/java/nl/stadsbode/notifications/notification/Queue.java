package nl.stadsbode.notifications.notification;

import com.fasterxml.uuid.NoArgGenerator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.notifications.planning.Plan;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The delivery table as the queue: claims, and the intent to hand over. */
@Component
public class Queue {

    /**
     * What was made for a delivery, as it is kept.
     *
     * @param letterCode that stands on a letter; null for what is no letter
     */
    public record Sealed(
            UUID deliveryId,
            String textVersion,
            byte[] content,
            @Nullable String letterCode,
            @Nullable UUID contactPoint) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final NoArgGenerator ids;
    private final Clock clock;

    Queue(JdbcClient jdbc, JsonMapper json, NoArgGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Claims deliveries that are ready, urgent ones first, for so long. A claim is not an intent to send. */
    @Transactional
    public List<Claim> claim(Channel channel, int atMost, Duration lease) {
        UUID token = ids.generate();
        return jdbc.sql("""
                        with picked as (
                            select id from delivery where channel = ? and state = 'ready'
                            order by priority, id limit ? for update skip locked)
                        update delivery d set state = 'claimed', claim = ?, lease_until = ?
                        from picked, notification n
                        where d.id = picked.id and n.id = d.notification_id
                        returning d.id, d.lane, d.channel, d.attempts, d.notification_id, d.position, d.asked_by,
                                  d.priority, n.resident_id, n.on_behalf_of, n.gathers, n.reason, n.traceparent, n.announced_at, n.change
                        """)
                .param(channel.code())
                .param(atMost)
                .param(token)
                .param(Lanes.at(clock.instant().plus(lease)))
                .query((row, number) -> claim(row, token))
                .list();
    }

    /**
     * The intent: just before the hand-over. Whoever's lease ended is left out of the answer and must not be sent.
     *
     * @param lease how long the carrier may take to answer
     */
    @Transactional
    public Set<UUID> markSending(UUID token, Collection<Sealed> parcels, Duration lease) {
        Instant now = clock.instant();
        Set<UUID> marked = new HashSet<>(jdbc.sql("""
                        update delivery set state = 'sending', lease_until = ?, attempts = attempts + 1
                        where id = any(?) and claim = ? and state = 'claimed' and lease_until > ?
                        returning id
                        """)
                .param(Lanes.at(now.plus(lease)))
                .param(Column.uuids(parcels, Sealed::deliveryId))
                .param(token)
                .param(Lanes.at(now))
                .query(UUID.class)
                .list());
        keep(parcels, marked);
        return marked;
    }

    /** Seals letters into a batch, with their bytes: from here on nothing but the upload is left to do. */
    @Transactional
    public Set<UUID> sealBatch(UUID batch, UUID token, Collection<Sealed> letters) {
        Instant now = clock.instant();
        Set<UUID> sealed = new HashSet<>(jdbc.sql("""
                        update delivery d
                        set state = 'sending', lease_until = null, batch = ?, attempts = attempts + 1,
                            letter_code = letter.code
                        from unnest(?::uuid[], ?::text[]) as letter(id, code)
                        where d.id = letter.id and d.claim = ? and d.state = 'claimed' and d.lease_until > ?
                        returning d.id
                        """)
                .param(batch)
                .param(Column.uuids(letters, Sealed::deliveryId))
                .param(Column.texts(letters, Sealed::letterCode))
                .param(token)
                .param(Lanes.at(now))
                .query(UUID.class)
                .list());
        if (!sealed.isEmpty()) {
            jdbc.sql("insert into letter_batch (id, sealed_at) values (?, ?)")
                    .params(batch, Lanes.at(now))
                    .update();
            keep(letters, sealed);
        }
        return sealed;
    }

    /** @param taken what another one has claimed meanwhile keeps what that one made of it */
    private void keep(Collection<Sealed> made, Set<UUID> taken) {
        List<Sealed> parcels =
                made.stream().filter(each -> taken.contains(each.deliveryId())).toList();
        jdbc.sql("""
                        insert into content (delivery_id, text_version, sealed, contact_point)
                        select * from unnest(?::uuid[], ?::text[], ?::bytea[], ?::uuid[])
                        on conflict (delivery_id) do update
                        set text_version = excluded.text_version, sealed = excluded.sealed,
                            contact_point = excluded.contact_point
                        """)
                .param(Column.uuids(parcels, Sealed::deliveryId))
                .param(Column.texts(parcels, Sealed::textVersion))
                .param(Column.bytes(parcels, Sealed::content))
                .param(Column.uuids(parcels, Sealed::contactPoint))
                .update();
    }

    /** Until the end of quiet hours; not where something urgent came behind it since it was claimed. */
    public void postpone(Claim claim, Instant until) {
        jdbc.sql("""
                        update delivery
                        set state = case priority when 0 then 'ready' else 'scheduled' end,
                            not_before = case priority when 0 then not_before else ? end,
                            claim = null, lease_until = null
                        where id = ? and claim = ? and state = 'claimed'
                        """).params(Lanes.at(until), claim.deliveryId(), claim.token()).update();
    }

    /** Gives claims back that were not handed over; certainly nothing was sent. */
    public void giveBack(Collection<Claim> claims, Instant notBefore) {
        giveBack(claims, notBefore, null);
    }

    /** @param reason why they wait, as an operator reads it; null leaves it as it was */
    public void giveBack(Collection<Claim> claims, Instant notBefore, @Nullable String reason) {
        jdbc.sql("""
                        update delivery d
                        set state = case when ? > ? then 'scheduled' else 'ready' end, not_before = ?,
                            reason = coalesce(?, d.reason), claim = null, lease_until = null
                        from unnest(?, ?) as back(id, token)
                        where d.id = back.id and d.claim = back.token and d.state in ('claimed')
                        """)
                .param(Lanes.at(notBefore))
                .param(Lanes.at(clock.instant()))
                .param(Lanes.at(notBefore))
                .param(reason)
                .param(Column.uuids(claims, Claim::deliveryId))
                .param(Column.uuids(claims, Claim::token))
                .update();
    }

    private Claim claim(ResultSet row, UUID token) throws SQLException {
        boolean reminder = "reminder".equals(row.getString("asked_by"));
        return new Claim(
                row.getObject("id", UUID.class),
                token,
                row.getObject("lane", UUID.class),
                Channel.of(row.getString("channel")).orElseThrow(),
                row.getInt("attempts"),
                row.getObject("notification_id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getObject("on_behalf_of", UUID.class),
                row.getInt("priority") == 0,
                row.getObject("position") == null,
                reminder,
                row.getBoolean("gathers"),
                !reminder && Plan.Reason.explains(row.getString("reason")),
                row.getString("traceparent"),
                row.getTimestamp("announced_at").toInstant(),
                json.readValue(row.getString("change"), StatusChange.class));
    }
}
