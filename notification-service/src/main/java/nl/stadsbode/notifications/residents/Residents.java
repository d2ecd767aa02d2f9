package nl.stadsbode.notifications.residents;

import static java.util.stream.Collectors.toMap;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.sql.Column;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The replica of the residents' preferences. Only a higher version changes it. */
@Component
public class Residents {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PersonalData personalData;

    Residents(JdbcClient jdbc, JsonMapper json, PersonalData personalData) {
        this.jdbc = jdbc;
        this.json = json;
        this.personalData = personalData;
    }

    /** Takes over what is newer than what is known. The rows stay locked until the transaction ends. */
    public void apply(Collection<ResidentPreferences> changes) {
        List<ResidentPreferences> newest = changes.stream()
                .collect(toMap(
                        ResidentPreferences::residentId,
                        change -> change,
                        (one, other) -> one.version() >= other.version() ? one : other))
                .values()
                .stream()
                .toList();
        jdbc.sql("""
                        insert into resident as known (id, version, forgotten, preferences, contact, reachable)
                        select id, version, forgotten, preferences::jsonb, contact, string_to_array(reachable, ',')
                        from unnest(?::uuid[], ?::bigint[], ?::boolean[], ?::text[], ?::bytea[], ?::text[])
                            as change(id, version, forgotten, preferences, contact, reachable)
                        order by id
                        on conflict (id) do update
                        set version = excluded.version, forgotten = excluded.forgotten,
                            preferences = excluded.preferences, contact = excluded.contact,
                            reachable = excluded.reachable
                        where known.version < excluded.version
                        """)
                .param(Column.uuids(newest, ResidentPreferences::residentId))
                .param(Column.longs(newest, ResidentPreferences::version))
                .param(Column.booleans(newest, ResidentPreferences::forgotten))
                .param(Column.texts(newest, ResidentPreferences::json))
                .param(Column.bytes(newest, ResidentPreferences::contact))
                .param(Column.texts(
                        newest,
                        change -> String.join(
                                ",",
                                change.reachable().stream().map(Channel::code).toList())))
                .update();
    }

    /**
     * What is wished by those of the residents who are known. The rows, and a placeholder for each unknown, stay locked
     * against {@link #apply} until the transaction ends: who plans "awaiting" is seen by who brings the preferences.
     */
    public Map<UUID, Wishes> lock(SortedSet<UUID> ids) {
        Map<UUID, Wishes> known = lockKnown(ids);
        if (known.size() < ids.size()) {
            jdbc.sql(
                            "insert into resident (id) select id from unnest(?) as unknown(id) order by id on conflict do nothing")
                    .param(Column.uuids(ids))
                    .update();
            known = lockKnown(ids);
        }
        return known;
    }

    private Map<UUID, Wishes> lockKnown(SortedSet<UUID> ids) {
        return jdbc
                .sql("select id, version, forgotten, preferences, reachable from resident where id = any(?)"
                        + " order by id for share")
                .param(Column.uuids(ids))
                .query((row, number) -> row.getLong("version") < 0
                        ? Map.<UUID, Wishes>of()
                        : Map.of(row.getObject("id", UUID.class), wishes(row)))
                .list()
                .stream()
                .flatMap(known -> known.entrySet().stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The residents with their contact details; those forgotten or unknown are left out. */
    public Map<UUID, Resident> find(Collection<UUID> ids) {
        return jdbc
                .sql("select id, forgotten, preferences, reachable, contact from resident"
                        + " where id = any(?) and contact is not null")
                .param(Column.uuids(Set.copyOf(ids)))
                .query((row, number) -> resident(row))
                .list()
                .stream()
                .collect(toMap(Resident::id, resident -> resident));
    }

    private Resident resident(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        ResidentPreferences.Data data = data(row);
        ContactDetails contact =
                json.readValue(personalData.decrypt(row.getBytes("contact"), id.toString()), ContactDetails.class);
        return new Resident(
                id,
                wishes(row),
                data.language() == null ? "nl" : data.language(),
                data.largePrint(),
                Boolean.TRUE.equals(data.easyFont()),
                contact);
    }

    private Wishes wishes(ResultSet row) throws SQLException {
        if (row.getBoolean("forgotten")) {
            return new Wishes(true, false, List.of(), null, null, 0, Set.of(), List.of());
        }
        ResidentPreferences.Data data = data(row);
        return new Wishes(
                false,
                Boolean.TRUE.equals(data.deceased()),
                data.toChoices(),
                data.toQuietHours(),
                data.toPausedUntil(),
                data.gatherHours() == null ? 0 : data.gatherHours(),
                channels(row.getArray("reachable")),
                data.toCompanions());
    }

    private ResidentPreferences.Data data(ResultSet row) throws SQLException {
        return json.readValue(row.getString("preferences"), ResidentPreferences.Data.class);
    }

    private static Set<Channel> channels(Array codes) throws SQLException {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        Arrays.stream((String[]) codes.getArray())
                .forEach(code -> Channel.of(code).ifPresent(channels::add));
        return channels;
    }
}
