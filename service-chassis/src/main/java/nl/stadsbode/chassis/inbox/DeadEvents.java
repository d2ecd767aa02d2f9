package nl.stadsbode.chassis.inbox;

import com.fasterxml.uuid.NoArgGenerator;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Keyset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Events that could not be understood, kept with their bytes and a reason. */
final class DeadEvents {

    /**
     * @param position offset in the partition
     * @param reason of the last try
     * @param tries how often it was taken in, in vain
     * @param replayedAt null while it is dead
     */
    record DeadEvent(
            UUID id,
            String topic,
            int partition,
            long position,
            String reason,
            Instant receivedAt,
            int tries,
            @Nullable Instant replayedAt) {}

    /** How many there are of a reason. */
    record OfReason(String reason, long count) {}

    private static final String COLUMNS = "id, topic, partition, position, reason, received_at, tries, replayed_at";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final NoArgGenerator ids;
    private final Clock clock;

    DeadEvents(JdbcClient jdbc, JsonMapper json, NoArgGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    void bury(RawEvent raw, String reason) {
        Map<String, String> headers = new HashMap<>();
        raw.headers().forEach((name, value) -> {
            if (value instanceof byte[] || value instanceof String) {
                byte[] bytes = value instanceof byte[] b ? b : ((String) value).getBytes(StandardCharsets.UTF_8);
                headers.put(name.replace("\u0000", ""), Base64.getEncoder().encodeToString(bytes));
            }
        });
        jdbc.sql("""
                        insert into dead_event (id, topic, partition, position, key, headers, data, reason, received_at)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        on conflict (topic, partition, position, md5(coalesce(data, ''::bytea))) do nothing
                        """)
                .param(ids.generate())
                .param(raw.topic())
                .param(raw.partition())
                .param(raw.position())
                .param(raw.key())
                .param(json.writeValueAsString(headers))
                .param(raw.data())
                .param(reason)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The dead ones first seen last, older than a given one. */
    List<DeadEvent> list(@Nullable UUID before, int limit) {
        return jdbc.sql("select " + COLUMNS + " from dead_event"
                        + " where replayed_at is null and id < ? order by id desc limit ?")
                .param(Keyset.before(before))
                .param(limit)
                .query((row, number) -> deadEvent(row))
                .list();
    }

    Optional<DeadEvent> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from dead_event where id = ?")
                .param(id)
                .query((row, number) -> deadEvent(row))
                .optional();
    }

    long count() {
        return jdbc.sql("select count(*) from dead_event where replayed_at is null")
                .query(Long.class)
                .single();
    }

    /** The reasons of those that are dead, the most frequent first. */
    List<OfReason> reasons() {
        return jdbc.sql("""
                        select reason, count(*) from dead_event where replayed_at is null
                        group by reason order by count(*) desc, reason
                        """)
                .query((row, number) -> new OfReason(row.getString(1), row.getLong(2)))
                .list();
    }

    /** The oldest ones of a reason, in the order in which they came. */
    List<UUID> oldestOf(String reason, int limit) {
        return jdbc.sql("select id from dead_event where replayed_at is null and reason = ? order by id limit ?")
                .params(reason, limit)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** The bytes of one that is still dead, locked until the transaction ends. */
    Optional<RawEvent> lock(UUID id) {
        return jdbc.sql("""
                        select topic, partition, position, key, headers, data from dead_event
                        where id = ? and replayed_at is null for update
                        """).param(id).query((row, number) -> raw(row)).optional();
    }

    void replayed(UUID id) {
        jdbc.sql("update dead_event set replayed_at = ? where id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /** @return how many were deleted */
    int forgetReplayedBefore(Instant moment, int atMost) {
        return jdbc.sql("""
                        delete from dead_event where id = any(array(
                            select id from dead_event where replayed_at < ? order by replayed_at limit ?))
                        """).params(moment.atOffset(ZoneOffset.UTC), atMost).update();
    }

    void stillDead(UUID id, String reason) {
        jdbc.sql("update dead_event set tries = tries + 1, reason = ? where id = ? and replayed_at is null")
                .params(reason, id)
                .update();
    }

    private RawEvent raw(ResultSet row) throws SQLException {
        Map<String, String> encoded = json.readValue(row.getString("headers"), new TypeReference<>() {});
        Map<String, Object> headers = new HashMap<>();
        encoded.forEach((name, value) -> headers.put(name, Base64.getDecoder().decode(value)));
        return new RawEvent(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("position"),
                row.getBytes("key"),
                headers,
                row.getBytes("data"));
    }

    private static DeadEvent deadEvent(ResultSet row) throws SQLException {
        OffsetDateTime replayedAt = row.getObject("replayed_at", OffsetDateTime.class);
        return new DeadEvent(
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("position"),
                row.getString("reason"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                replayedAt == null ? null : replayedAt.toInstant());
    }
}
