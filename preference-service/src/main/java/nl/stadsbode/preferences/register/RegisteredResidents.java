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
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.preferences.hashing.KeyedHashes;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;
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
        bsns.forEach(bsn -> byHash.put(HexFormat.of().formatHex(hashes.hash(bsn.digits())), bsn));
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
                .map(cipher -> new Bsn(
                                new String(personalData.decrypt(cipher, boundTo(resident)), StandardCharsets.US_ASCII))
                        .masked());
    }

    /**
     * Ties numbers to residents who have none yet, in the caller's transaction.
     *
     * @return how many; less than asked where a number is another's, or the resident has one
     */
    public int tie(List<Tie> ties) {
        return jdbc.sql("""
                        insert into registered (resident_id, bsn, bsn_hash, as_of)
                        select resident_id, bsn, bsn_hash, as_of::date
                        from unnest(?::uuid[], ?::bytea[], ?::bytea[], ?::text[]) as tie(resident_id, bsn, bsn_hash, as_of)
                        order by bsn_hash
                        on conflict do nothing
                        """)
                .param(Column.uuids(ties, tie -> tie.resident.value()))
                .param(Column.bytes(ties, this::sealed))
                .param(Column.bytes(ties, tie -> hashes.hash(tie.bsn.digits())))
                .param(Column.texts(ties, tie -> tie.asOf == null ? null : tie.asOf.toString()))
                .update();
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
