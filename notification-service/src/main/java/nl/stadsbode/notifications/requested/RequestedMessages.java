package nl.stadsbode.notifications.requested;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.notifications.residents.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Requested messages and what became of them. A claim is the intent to send: one that was claimed and of which nothing
 * was heard is unknown, and never sent again.
 */
@Component
class RequestedMessages {

    private final JdbcClient jdbc;
    private final Clock clock;

    RequestedMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(List<RequestedMessage> messages) {
        jdbc.sql("""
                        insert into requested_message (id, channel, purpose, resident_id, sealed, traceparent, state,
                                                       not_before, requested_at, expires_at)
                        select id, channel, purpose, resident, sealed, trace, 'ready', ?::timestamptz, requested, expires
                        from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::bytea[], ?::text[], ?::timestamptz[],
                                    ?::timestamptz[])
                            as m(id, channel, purpose, resident, sealed, trace, requested, expires)
                        on conflict (id) do nothing
                        """)
                .param(now())
                .param(Column.uuids(messages, RequestedMessage::id))
                .param(Column.texts(messages, message -> message.channel().code()))
                .param(Column.texts(messages, message -> message.purpose().code()))
                .param(Column.uuids(messages, RequestedMessage::residentId))
                .param(Column.bytes(messages, RequestedMessage::sealed))
                .param(Column.texts(messages, RequestedMessage::traceParent))
                .param(Column.instants(messages, RequestedMessage::requestedAt))
                .param(Column.instants(messages, RequestedMessage::expiresAt))
                .update();
    }

    /** Takes messages to hand over now; until the lease ends their outcome is waited for. */
    List<RequestedMessage> claim(Channel channel, int atMost, Duration lease) {
        return jdbc.sql("""
                        update requested_message set state = 'sending', lease_until = ?, attempts = attempts + 1
                        where id = any(array(
                            select id from requested_message
                            where finished_at is null and channel = ? and not_before <= ?
                              and state = 'ready' and expires_at > ?
                            order by not_before limit ? for update skip locked))
                        returning id, channel, purpose, resident_id, sealed, traceparent, requested_at, expires_at
                        """)
                .params(now().plus(lease), channel.code(), now(), now(), atMost)
                .query((row, number) -> message(row))
                .list();
    }

    /** It is over: addressee and words are forgotten. A late answer corrects what was taken for unknown. */
    void finish(UUID id, String state, @Nullable String reason, @Nullable String carrier, @Nullable String reference) {
        jdbc.sql("""
                        update requested_message
                        set state = ?, reason = ?, carrier = ?, carrier_reference = ?, finished_at = ?,
                            lease_until = null, resident_id = null, sealed = null
                        where id = ? and state in ('sending', 'unknown')
                        """)
                .param(state)
                .param(reason)
                .param(carrier)
                .param(reference)
                .param(now())
                .param(id)
                .update();
    }

    /** Certainly not sent: it goes later, while it is of use. */
    void again(UUID id, String reason, Duration after) {
        jdbc.sql("""
                        update requested_message set state = 'ready', reason = ?, not_before = ?, lease_until = null
                        where id = ? and state = 'sending'
                        """).params(reason, now().plus(after), id).update();
    }

    /** Ends what is of no use any more, and what was claimed without a word since. @return how many */
    int endOverdue() {
        return jdbc.sql("""
                        update requested_message
                        set state = case state when 'ready' then 'expired' else 'unknown' end, finished_at = ?,
                            reason = coalesce(reason, case state when 'sending' then 'no-outcome' end),
                            lease_until = null, resident_id = null, sealed = null
                        where finished_at is null
                          and (state = 'ready' and expires_at <= ? or state = 'sending' and lease_until <= ?)
                        """).params(now(), now(), now()).update();
    }

    /** Carriers' later words on what was sent; a bounce, or that it arrived. @return how many receipts were applied */
    int applyReceipts() {
        return jdbc.sql("""
                        with word as (
                            select r.id, m.id as message, r.outcome, r.reason
                            from receipt r join requested_message m on m.id = r.delivery_id
                            where r.applied_at is null and m.finished_at is not null
                            union all
                            select r.id, m.id, r.outcome, r.reason
                            from receipt r join requested_message m
                                on m.carrier_reference = r.reference and m.carrier = r.carrier
                            where r.applied_at is null and r.delivery_id is null
                              and m.finished_at between r.received_at - interval '7 days' and r.received_at + interval '1 hour'),
                        told as (
                            update requested_message m
                            set state = case word.outcome when 'DELIVERED' then 'delivered' else 'failed' end,
                                reason = word.reason
                            from word where m.id = word.message and m.state in ('sent', 'unknown'))
                        update receipt set applied_at = ? where id = any(array(select id from word))
                        """).param(now()).update();
    }

    private static RequestedMessage message(ResultSet row) throws SQLException {
        return new RequestedMessage(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                Purpose.of(row.getString("purpose")).orElseThrow(),
                Channel.of(row.getString("channel")).orElseThrow(),
                row.getBytes("sealed"),
                row.getString("traceparent"),
                instant(row, "requested_at"),
                instant(row, "expires_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
