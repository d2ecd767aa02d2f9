package nl.stadsbode.preferences.resident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Keyset;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What happened to residents' data. Only ever added to. */
@Repository
class History {

    record Kept(ResidentId resident, HistoryEntry entry) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    History(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void append(List<Kept> kept) {
        Batch.of(jdbc, kept, """
                insert into history (id, resident_id, version, stated_at, stated_by, stated_how, changes)
                select * from unnest(:ids::uuid[], :residents::uuid[], :versions::bigint[], :statedAts::timestamptz[],
                                     :statedBys::text[], :statedHows::text[], :changes::jsonb[])
                """)
                .text("ids", row -> row.entry.id())
                .text("residents", Kept::resident)
                .text("versions", row -> row.entry.version())
                .text("statedAts", row -> row.entry.stated().at())
                .text("statedBys", row -> row.entry.stated().by())
                .text("statedHows", row -> row.entry.stated().how().code())
                .text("changes", row -> json.writeValueAsString(row.entry.changes()))
                .update();
    }

    /** Newest first. */
    List<HistoryEntry> of(ResidentId resident, @Nullable UUID before, int atMost) {
        return jdbc.sql("""
                        select id, version, stated_at, stated_by, stated_how, changes from history
                        where resident_id = :resident and id < :before
                        order by id desc limit :atMost
                        """)
                .param("resident", resident.value())
                .param("before", Keyset.before(before))
                .param("atMost", atMost)
                .query((row, number) -> entry(row))
                .list();
    }

    private HistoryEntry entry(ResultSet row) throws SQLException {
        return new HistoryEntry(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                new Stated(
                        row.getObject("stated_at", OffsetDateTime.class).toInstant(),
                        row.getString("stated_by"),
                        How.of(row.getString("stated_how"))),
                json.readValue(row.getString("changes"), new TypeReference<>() {}));
    }
}
