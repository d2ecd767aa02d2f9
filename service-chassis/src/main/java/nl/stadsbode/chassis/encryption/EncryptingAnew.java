package nl.stadsbode.chassis.encryption;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.stadsbode.chassis.encryption.EncryptedRows.Walked;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings everything under the key that encrypts now, batch by batch; where it was is kept, so that a restart goes on there.
 * Who has come to the end and found something begins anew: another instance may have written under the old key meanwhile.
 * Rows are clean once a whole walk found nothing. {@code stadsbode.encryption.unclean} is 1 for rows that are not, and the
 * old key must stay while any is.
 */
final class EncryptingAnew {

    private static final Logger log = LoggerFactory.getLogger(EncryptingAnew.class);

    /**
     * @param since when an instance first encrypted with this key
     * @param found in this walk under another key
     */
    private record Walk(long keyId, Instant since, @Nullable UUID after, long found, boolean clean) {}

    private final List<EncryptedRows> all;
    private final RereadKeys keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EncryptionSettings settings;
    private final Clock clock;

    EncryptingAnew(
            List<EncryptedRows> all,
            RereadKeys keys,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            EncryptionSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.all = all;
        this.keys = keys;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
        all.forEach(rows -> Gauge.builder("stadsbode.encryption.unclean", () -> unclean(rows))
                .tag("what", rows.what())
                .description("1 while rows may be under another key than the one that encrypts now")
                .register(registry));
        Gauge.builder("stadsbode.encryption.keys", keys::known)
                .description("how many keys this instance knows")
                .register(registry);
        Gauge.builder("stadsbode.encryption.key", keys::primaryId)
                .description("id of the key that this instance encrypts with")
                .register(registry);
        Gauge.builder("stadsbode.encryption.unreadable", () -> keys.unreadable() ? 1 : 0)
                .description("1 while the keyset cannot be read: the keys of before are in use, a start would fail")
                .register(registry);
    }

    /** A batch of each of the rows that are not clean. */
    void walk() {
        try {
            Set<String> clean = clean();
            all.stream().filter(rows -> !clean.contains(rows.what())).forEach(this::walkInTransaction);
        } catch (RuntimeException away) {
            log.warn("encrypting anew: {}", away.toString());
        }
    }

    private void walkInTransaction(EncryptedRows rows) {
        try {
            transaction.executeWithoutResult(status -> walk(rows));
        } catch (RuntimeException later) {
            log.warn("encrypting {} anew: {}", rows.what(), later.toString());
        }
    }

    /** What is all under the key that this instance encrypts with. */
    private Set<String> clean() {
        return new HashSet<>(jdbc.sql("select what from encryption_walk where key_id = ? and clean_at is not null")
                .param(keys.primaryId())
                .query(String.class)
                .list());
    }

    private void walk(EncryptedRows rows) {
        long key = keys.primaryId();
        Instant now = clock.instant();
        jdbc.sql("insert into encryption_walk (what, key_id, since) values (?, ?, ?) on conflict do nothing")
                .params(rows.what(), key, now.atOffset(ZoneOffset.UTC))
                .update();
        Optional<Walk> locked = locked(rows);
        if (locked.isEmpty()) {
            return;
        }
        Walk walk = locked.get();
        if (walk.keyId != key) {
            begin(rows, key, now);
        } else if (!walk.clean && everyoneHasReread(walk, now)) {
            goOn(rows, walk);
        }
    }

    /** Until then another instance may write under the key of before, behind our back. */
    private boolean everyoneHasReread(Walk walk, Instant now) {
        return now.isAfter(walk.since.plus(settings.reread().multipliedBy(2)));
    }

    private void goOn(EncryptedRows rows, Walk walk) {
        Walked batch = rows.walk(walk.after, settings.walkBatch(), prefix(walk.keyId));
        long found = walk.found + batch.found();
        if (batch.seen() == settings.walkBatch()) {
            keep(rows, batch.last(), found, false);
        } else {
            keep(rows, null, 0, found == 0);
            if (found == 0) {
                log.info("all of {} is under the key {}", rows.what(), walk.keyId);
            }
        }
    }

    /** Passed over where another instance is at it. */
    private Optional<Walk> locked(EncryptedRows rows) {
        return jdbc.sql("""
                        select key_id, since, after, found, clean_at from encryption_walk where what = ?
                        for update skip locked
                        """)
                .param(rows.what())
                .query((row, number) -> walk(row))
                .optional();
    }

    private void begin(EncryptedRows rows, long key, Instant now) {
        jdbc.sql("update encryption_walk set key_id = ?, since = ?, after = null, found = 0, clean_at = null"
                        + " where what = ?")
                .params(key, now.atOffset(ZoneOffset.UTC), rows.what())
                .update();
    }

    private void keep(EncryptedRows rows, @Nullable UUID after, long found, boolean clean) {
        jdbc.sql("update encryption_walk set after = ?, found = ?, clean_at = ? where what = ?")
                .param(after)
                .param(found)
                .param(clean ? clock.instant().atOffset(ZoneOffset.UTC) : null)
                .param(rows.what())
                .update();
    }

    private double unclean(EncryptedRows rows) {
        return clean().contains(rows.what()) ? 0 : 1;
    }

    private static Walk walk(ResultSet row) throws SQLException {
        return new Walk(
                row.getLong("key_id"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("after", UUID.class),
                row.getLong("found"),
                row.getObject("clean_at") != null);
    }

    /** Of a ciphertext of Tink: 1, and the key's id in four bytes, the highest first. */
    static byte[] prefix(long keyId) {
        return new byte[] {1, (byte) (keyId >> 24), (byte) (keyId >> 16), (byte) (keyId >> 8), (byte) keyId};
    }
}
