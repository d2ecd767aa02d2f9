package nl.stadsbode.preferences.resident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.preferences.choice.Choices;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All residents, read and written many at a time. */
@Repository
class Residents {

    /** Another transaction stored the same new resident first: begin anew. */
    static final class StoredMeanwhile extends RuntimeException {
        StoredMeanwhile() {
            super("a resident was stored meanwhile");
        }
    }

    private record Row(
            ResidentId id,
            long version,
            @Nullable Person person,
            Settings settings,
            @Nullable LocalDate pausedUntil,
            @Nullable LocalDate deceasedOn,
            boolean secretAddress,
            @Nullable Instant forgottenAt) {}

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final ContactPoints contactPoints;
    private final StoredChoices choices;
    private final StoredCompanions companions;

    Residents(
            JdbcClient jdbc,
            Sealing sealing,
            ContactPoints contactPoints,
            StoredChoices choices,
            StoredCompanions companions) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.contactPoints = contactPoints;
        this.choices = choices;
        this.companions = companions;
    }

    /**
     * Those that are known, their rows locked until the transaction ends. In one order for everybody: each resident before
     * who reads along with them, else by id.
     */
    Map<ResidentId, Known> locked(Collection<ResidentId> ids) {
        return known(ids, "for update of r");
    }

    /** As {@link #locked}, with those with whom these read along: for what may end it. */
    Map<ResidentId, Known> lockedWithPrincipals(Collection<ResidentId> ids) {
        return locked(Stream.concat(companions.principalsOf(ids).stream(), ids.stream())
                .toList());
    }

    Map<ResidentId, Known> find(Collection<ResidentId> ids) {
        return known(ids, "");
    }

    /** Writes new versions of residents whose rows are locked, or that are new. */
    void save(List<Revision> revisions) {
        List<Revision> created = revisions.stream().filter(Revision::creates).toList();
        if (insert(created) < created.size()) {
            throw new StoredMeanwhile();
        }
        update(revisions.stream().filter(revision -> !revision.creates()).toList());
        contactPoints.replace(revisions);
        choices.replace(revisions);
        companions.replace(revisions);
    }

    /** Leaves nothing but the marker. */
    void forget(ResidentId id, long version, Instant at) {
        jdbc.sql("delete from contact_point where resident_id = ?")
                .param(id.value())
                .update();
        jdbc.sql("delete from choice where resident_id = ?").param(id.value()).update();
        jdbc.sql("delete from registered where resident_id = ?")
                .param(id.value())
                .update();
        jdbc.sql("delete from history where resident_id = ?").param(id.value()).update();
        jdbc.sql("delete from verification where resident_id = ?")
                .param(id.value())
                .update();
        jdbc.sql("delete from companion where resident_id = ? or companion_id = ?")
                .params(id.value(), id.value())
                .update();
        jdbc.sql("delete from invitation where resident_id = ?")
                .param(id.value())
                .update();
        jdbc.sql("delete from sent_on_request where resident_id = ?")
                .param(id.value())
                .update();
        jdbc.sql("""
                        update resident set version = ?, forgotten_at = ?, name = null, language = null,
                            large_print = null, quiet_from = null, quiet_until = null, paused_until = null,
                            easy_font = false, gather_hours = 0, deceased_on = null, secret_address = false
                        where id = ?
                        """).params(version, at.atOffset(ZoneOffset.UTC), id.value()).update();
    }

    private Map<ResidentId, Known> known(Collection<ResidentId> ids, String lock) {
        String[] wanted = ids.stream().map(ResidentId::toString).toArray(String[]::new);
        List<Row> rows = jdbc.sql("""
                        select r.id, version, name, language, large_print, quiet_from, quiet_until, paused_until, gather_hours,
                               easy_font, deceased_on, secret_address, forgotten_at
                        from resident r left join companion c on c.companion_id = r.id
                        where r.id = any(:ids::uuid[])
                        order by coalesce(c.resident_id, r.id), c.resident_id nulls first, r.id\s""" + lock)
                .param("ids", wanted)
                .query((row, number) -> row(row))
                .list();
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<ResidentId, ContactPoints.Known> points = contactPoints.of(wanted);
        Map<ResidentId, Choices> chosen = choices.of(wanted);
        Map<ResidentId, List<Companion>> told = companions.of(wanted);
        Map<ResidentId, Known> known = new HashMap<>();
        for (Row row : rows) {
            known.put(
                    row.id,
                    row.forgottenAt != null || row.person == null
                            ? new Known.Forgotten(
                                    row.version, row.forgottenAt == null ? Instant.EPOCH : row.forgottenAt)
                            : new Known.Living(new Resident(
                                    row.id,
                                    row.version,
                                    row.person,
                                    row.settings,
                                    points.getOrDefault(row.id, ContactPoints.Known.NONE)
                                            .byChannel(),
                                    chosen.getOrDefault(row.id, Choices.NONE),
                                    row.pausedUntil,
                                    new Residence(
                                            row.deceasedOn,
                                            row.secretAddress,
                                            points.getOrDefault(row.id, ContactPoints.Known.NONE)
                                                    .correspondence()),
                                    told.getOrDefault(row.id, List.of()))));
        }
        return known;
    }

    private int insert(List<Revision> created) {
        return columns(created, """
                insert into resident (id, version, name, language, large_print, quiet_from, quiet_until, paused_until,
                                      gather_hours, easy_font, deceased_on, secret_address)
                select * from unnest(:ids::uuid[], :versions::bigint[], :names, :languages::text[], :largePrints::bool[],
                                     :quietFroms::time[], :quietUntils::time[], :pausedUntils::date[],
                                     :gatherHours::smallint[], :easyFonts::bool[], :deceasedOns::date[],
                                     :secretAddresses::bool[]) as fresh(id)
                order by fresh.id
                on conflict do nothing
                """);
    }

    private void update(List<Revision> changed) {
        columns(changed, """
                update resident set version = changed.version, name = changed.name, language = changed.language,
                    large_print = changed.large_print, quiet_from = changed.quiet_from, quiet_until = changed.quiet_until,
                    paused_until = changed.paused_until, gather_hours = changed.gather_hours, easy_font = changed.easy_font,
                    deceased_on = changed.deceased_on, secret_address = changed.secret_address
                from unnest(:ids::uuid[], :versions::bigint[], :names, :languages::text[], :largePrints::bool[],
                            :quietFroms::time[], :quietUntils::time[], :pausedUntils::date[], :gatherHours::smallint[],
                            :easyFonts::bool[], :deceasedOns::date[], :secretAddresses::bool[])
                    as changed(id, version, name, language, large_print, quiet_from, quiet_until, paused_until,
                               gather_hours, easy_font, deceased_on, secret_address)
                where resident.id = changed.id
                """);
    }

    private int columns(List<Revision> revisions, String sql) {
        return Batch.of(jdbc, revisions.stream().map(Revision::after).toList(), sql)
                .text("ids", Resident::id)
                .text("versions", Resident::version)
                .bytes("names", resident -> sealing.seal(resident.id(), resident.person()))
                .text("languages", resident -> resident.settings().language().code())
                .text("largePrints", resident -> resident.settings().largePrint())
                .text("quietFroms", resident -> {
                    QuietHours quiet = resident.settings().quietHours();
                    return quiet == null ? null : quiet.from();
                })
                .text("quietUntils", resident -> {
                    QuietHours quiet = resident.settings().quietHours();
                    return quiet == null ? null : quiet.until();
                })
                .text("pausedUntils", Resident::pausedUntil)
                .text("gatherHours", resident -> resident.settings().gatherHours())
                .text("easyFonts", resident -> resident.settings().easyFont())
                .text("deceasedOns", resident -> resident.residence().deceasedOn())
                .text("secretAddresses", resident -> resident.residence().secretAddress())
                .update();
    }

    private Row row(ResultSet row) throws SQLException {
        ResidentId id = new ResidentId(row.getObject("id", UUID.class));
        byte[] name = row.getBytes("name");
        String language = row.getString("language");
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        LocalTime until = row.getObject("quiet_until", LocalTime.class);
        OffsetDateTime forgottenAt = row.getObject("forgotten_at", OffsetDateTime.class);
        return new Row(
                id,
                row.getLong("version"),
                name == null ? null : sealing.person(id, name),
                new Settings(
                        language == null ? Language.NL : Language.stored(language),
                        row.getBoolean("large_print"),
                        row.getBoolean("easy_font"),
                        from == null || until == null ? null : new QuietHours(from, until),
                        row.getInt("gather_hours")),
                row.getObject("paused_until", LocalDate.class),
                row.getObject("deceased_on", LocalDate.class),
                row.getBoolean("secret_address"),
                forgottenAt == null ? null : forgottenAt.toInstant());
    }
}
