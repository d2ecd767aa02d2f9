package nl.stadsbode.preferences.register;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.chassis.sql.Keyset;
import nl.stadsbode.preferences.hashing.KeyedHashes;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which resident has which citizen service number. */
@Repository
public class RegisteredResidents {

    /**
     * Who has a number.
     *
     * @param asOf day of the newest message of the register that was applied; null: none was
     */
    public record Registered(ResidentId resident, @Nullable LocalDate asOf) {}

    /** A number that is to be a resident's. */
    public record Tie(
            ResidentId resident, Bsn bsn, @Nullable LocalDate asOf) {}

    /** A resident and the day that is to be remembered. */
    public record Heard(ResidentId resident, LocalDate asOf) {}

    private record Row(String hash, Registered registered) {}

    private record Sealed(ResidentId resident, byte[] bsn, boolean clean) {}

    private static final Logger log = LoggerFactory.getLogger(RegisteredResidents.class);

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final KeyedHashes hashes;

    RegisteredResidents(JdbcClient jdbc, PersonalData personalData, KeyedHashes hashes) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.hashes = hashes;
    }

    public Optional<ResidentId> find(Bsn bsn) {
        return Optional.ofNullable(find(List.of(bsn)).get(bsn)).map(Registered::resident);
    }

    /** Those that are known, in one statement. */
    public Map<Bsn, Registered> find(Collection<Bsn> bsns) {
        Map<String, Bsn> byHash = new HashMap<>();
        bsns.forEach(bsn -> hashes.all(bsn.digits())
                .forEach(hash -> byHash.put(HexFormat.of().formatHex(hash.value()), bsn)));
        Map<Bsn, Registered> found = new HashMap<>();
        jdbc.sql("select bsn_hash, resident_id, as_of from registered where bsn_hash = any(?)")
                .param(Column.bytes(byHash.keySet(), HexFormat.of()::parseHex))
                .query((row, number) -> row(row))
                .list()
                .forEach(row ->
                        Optional.ofNullable(byHash.get(row.hash)).ifPresent(bsn -> found.put(bsn, row.registered)));
        return found;
    }

    /** The resident's number, masked; empty where none is known. */
    @Transactional(readOnly = true)
    public Optional<String> maskedOf(ResidentId resident) {
        return jdbc.sql("select bsn from registered where resident_id = ?")
                .param(resident.value())
                .query((row, number) -> row.getBytes("bsn"))
                .optional()
                .map(cipher -> opened(resident, cipher).masked());
    }

    private Bsn opened(ResidentId resident, byte[] cipher) {
        return new Bsn(new String(personalData.decrypt(cipher, boundTo(resident)), StandardCharsets.US_ASCII));
    }

    /**
     * Ties numbers to residents who have none yet, in the caller's transaction.
     *
     * @return how many; less than asked where a number is another's, or the resident has one
     */
    public int tie(List<Tie> ties) {
        List<Tie> free = hashes.keys() == 1 ? ties : withoutThoseUnderAnotherKey(ties);
        List<KeyedHashes.Hash> hashed = hashed(free);
        return jdbc.sql("""
                        insert into registered (resident_id, bsn, bsn_hash, hash_key, as_of)
                        select resident_id, bsn, bsn_hash, hash_key, as_of::date
                        from unnest(?::uuid[], ?::bytea[], ?::bytea[], ?::bigint[], ?::text[])
                            as tie(resident_id, bsn, bsn_hash, hash_key, as_of)
                        order by bsn_hash
                        on conflict do nothing
                        """)
                .param(Column.uuids(free, tie -> tie.resident.value()))
                .param(Column.bytes(free, this::sealed))
                .param(Column.bytes(hashed, KeyedHashes.Hash::value))
                .param(Column.longs(hashed, KeyedHashes.Hash::key))
                .param(Column.texts(free, tie -> tie.asOf == null ? null : tie.asOf.toString()))
                .update();
    }

    /**
     * While a key is changed, that a hash is unique does not keep a number from being tied twice, under one key each: so
     * one transaction ties at a time, and looks for the others first.
     */
    private List<Tie> withoutThoseUnderAnotherKey(List<Tie> ties) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('registered'))")
                .query((row, number) -> true)
                .single();
        Map<Bsn, Registered> known = find(ties.stream().map(Tie::bsn).toList());
        return ties.stream().filter(tie -> !known.containsKey(tie.bsn)).toList();
    }

    /**
     * Brings those of the next hashes that are under another key under the one that hashes now, in the caller's transaction.
     * What cannot be opened, or is somebody else's by now, stays as it is.
     *
     * @param after the last one of before; null: from the beginning
     * @return the last one of these; null where there are no more
     */
    @Nullable
    ResidentId hashAnew(@Nullable ResidentId after, int atMost) {
        long key = hashes.key();
        List<Sealed> next = jdbc.sql("""
                        select resident_id, bsn, hash_key is not distinct from ? as clean from registered
                        where resident_id > ? order by resident_id limit ? for update skip locked
                        """)
                .params(key, Keyset.after(after == null ? null : after.value()), atMost)
                .query((row, number) -> new Sealed(
                        new ResidentId(row.getObject("resident_id", UUID.class)),
                        row.getBytes("bsn"),
                        row.getBoolean("clean")))
                .list();
        List<Tie> readable =
                next.stream().filter(row -> !row.clean).flatMap(this::readable).toList();
        List<KeyedHashes.Hash> hashed = hashed(readable);
        jdbc.sql("""
                        update registered set bsn_hash = anew.hash, hash_key = anew.key
                        from unnest(?::uuid[], ?::bytea[], ?::bigint[]) as anew(resident_id, hash, key)
                        where registered.resident_id = anew.resident_id
                          and not exists (select from registered other where other.bsn_hash = anew.hash)
                        """)
                .param(Column.uuids(readable, tie -> tie.resident.value()))
                .param(Column.bytes(hashed, KeyedHashes.Hash::value))
                .param(Column.longs(hashed, KeyedHashes.Hash::key))
                .update();
        return next.isEmpty() ? null : next.getLast().resident;
    }

    private Stream<Tie> readable(Sealed sealed) {
        try {
            return Stream.of(new Tie(sealed.resident, opened(sealed.resident, sealed.bsn), null));
        } catch (PersonalData.CannotDecrypt unreadable) {
            log.error("the number of {} is under no key of ours", sealed.resident);
            return Stream.empty();
        }
    }

    boolean allUnder(long key) {
        return jdbc.sql("""
                        select not exists (select 1 from registered where hash_key is null)
                           and not exists (select 1 from registered where hash_key < ?)
                           and not exists (select 1 from registered where hash_key > ?)
                        """).params(key, key).query(Boolean.class).single();
    }

    /** Each with the id of its own key: the keys may be read again between two of them. */
    private List<KeyedHashes.Hash> hashed(List<Tie> ties) {
        return ties.stream().map(tie -> hashes.hash(tie.bsn.digits())).toList();
    }

    /** Remembers of when the newest message was, in the caller's transaction. */
    public void heard(List<Heard> heard) {
        jdbc.sql("""
                        update registered set as_of = heard.as_of::date
                        from unnest(?::uuid[], ?::text[]) as heard(resident_id, as_of)
                        where registered.resident_id = heard.resident_id
                          and registered.as_of is distinct from heard.as_of::date
                        """)
                .param(Column.uuids(heard, each -> each.resident.value()))
                .param(Column.texts(heard, each -> each.asOf.toString()))
                .update();
    }

    private byte[] sealed(Tie tie) {
        return personalData.encrypt(tie.bsn.digits().getBytes(StandardCharsets.US_ASCII), boundTo(tie.resident));
    }

    private static String boundTo(ResidentId resident) {
        return resident.toString();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                HexFormat.of().formatHex(row.getBytes("bsn_hash")),
                new Registered(
                        new ResidentId(row.getObject("resident_id", UUID.class)),
                        row.getObject("as_of", LocalDate.class)));
    }
}
