package nl.stadsbode.preferences.verification;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import nl.stadsbode.preferences.contact.Destination;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.PhoneNumber;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.hashing.KeyedHashes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When something was sent to a number or address, whoever asked for it: without the number or address, and without who
 * asked.
 */
@Repository
class SentThere {

    private final JdbcClient jdbc;
    private final KeyedHashes hashes;

    SentThere(JdbcClient jdbc, KeyedHashes hashes) {
        this.jdbc = jdbc;
        this.hashes = hashes;
    }

    /** The latest first. Until the end of the transaction nobody else counts there. */
    List<Instant> since(Instant from, Destination destination) {
        byte[] hash = hash(destination);
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(ByteBuffer.wrap(hash).getLong())
                .query((row, number) -> true)
                .single();
        return jdbc.sql("""
                        select sent_at from sent_to_destination where destination_hash = ? and sent_at > ?
                        order by sent_at desc
                        """)
                .params(hash, from.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        row.getObject("sent_at", OffsetDateTime.class).toInstant())
                .list();
    }

    void add(Destination destination, Instant at) {
        jdbc.sql("insert into sent_to_destination (destination_hash, sent_at) values (?, ?)")
                .params(hash(destination), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    int forgetBefore(Instant moment) {
        return jdbc.sql("delete from sent_to_destination where sent_at < ?")
                .param(moment.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Marked as a destination: no citizen service number has the same hash. */
    private byte[] hash(Destination destination) {
        return hashes.hash("destination/" + mailbox(destination)).value();
    }

    private static String mailbox(Destination destination) {
        return switch (destination) {
            case PhoneNumber number -> number.e164();
            case EmailAddress email -> withoutTag(email.address().toLowerCase(Locale.ROOT));
            case PostalAddress address -> throw new IllegalArgumentException("nothing is sent there on request");
        };
    }

    /** Most mail servers bring {@code rosa+anything@} to {@code rosa@}. */
    private static String withoutTag(String address) {
        int at = address.lastIndexOf('@');
        int plus = address.indexOf('+');
        return plus < 1 || plus > at ? address : address.substring(0, plus) + address.substring(at);
    }
}
