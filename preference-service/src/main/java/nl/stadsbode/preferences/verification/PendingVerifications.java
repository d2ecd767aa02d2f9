package nl.stadsbode.preferences.verification;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.Destination;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.PhoneNumber;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** At most one a resident and channel. Those that expired are as if they were not there. */
@Repository
class PendingVerifications {

    /** One with what proves it. */
    record Kept(ResidentId owner, Pending pending, byte[] secret) {}

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final Clock clock;

    PendingVerifications(JdbcClient jdbc, PersonalData personalData, Clock clock) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.clock = clock;
    }

    void put(ResidentId owner, Pending pending, byte[] secret) {
        jdbc.sql("""
                        insert into verification (resident_id, channel, destination, secret, attempts_left, expires_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (resident_id, channel) do update
                        set destination = excluded.destination, secret = excluded.secret,
                            attempts_left = excluded.attempts_left, expires_at = excluded.expires_at
                        """)
                .param(owner.value())
                .param(pending.destination().channel().code())
                .param(personalData.encrypt(
                        written(pending.destination()).getBytes(StandardCharsets.UTF_8), owner.toString()))
                .param(secret)
                .param(pending.attemptsLeft())
                .param(pending.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Kept> find(ResidentId owner, Channel channel) {
        return jdbc.sql("""
                        select resident_id, channel, destination, secret, attempts_left, expires_at from verification
                        where resident_id = ? and channel = ? and expires_at > ?
                        """)
                .params(owner.value(), channel.code(), now())
                .query((row, number) -> kept(row))
                .optional();
    }

    Optional<Kept> findByLink(byte[] secret) {
        return jdbc.sql("""
                        select resident_id, channel, destination, secret, attempts_left, expires_at from verification
                        where channel = 'email' and secret = ? and expires_at > ?
                        """)
                .params(secret, now())
                .query((row, number) -> kept(row))
                .optional();
    }

    void wrong(ResidentId owner, Channel channel) {
        jdbc.sql("update verification set attempts_left = attempts_left - 1 where resident_id = ? and channel = ?")
                .params(owner.value(), channel.code())
                .update();
    }

    void remove(ResidentId owner, Channel channel) {
        jdbc.sql("delete from verification where resident_id = ? and channel = ?")
                .params(owner.value(), channel.code())
                .update();
    }

    /** @return how many were of no use any more */
    int forgetExpired() {
        return jdbc.sql("delete from verification where expires_at <= ?")
                .param(now())
                .update();
    }

    private Kept kept(ResultSet row) throws SQLException {
        ResidentId owner = new ResidentId(row.getObject("resident_id", UUID.class));
        String destination =
                new String(personalData.decrypt(row.getBytes("destination"), owner.toString()), StandardCharsets.UTF_8);
        return new Kept(
                owner,
                new Pending(
                        Channel.of(row.getString("channel")) == Channel.SMS
                                ? new PhoneNumber(destination)
                                : EmailAddress.of(destination),
                        row.getInt("attempts_left"),
                        instant(row)),
                row.getBytes("secret"));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("expires_at", OffsetDateTime.class).toInstant();
    }

    private static String written(Destination destination) {
        return switch (destination) {
            case PhoneNumber number -> number.e164();
            case EmailAddress email -> email.address();
            case PostalAddress address -> throw new IllegalArgumentException("an address is the register's");
        };
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
