package nl.stadsbode.preferences.resident;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The companions of residents as the database holds them. */
@Repository
class StoredCompanions {

    private record Owned(ResidentId owner, Companion companion) {}

    private final JdbcClient jdbc;

    StoredCompanions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<ResidentId, List<Companion>> of(String[] residents) {
        return jdbc
                .sql("select resident_id, companion_id, sensitive from companion where resident_id = any(:ids::uuid[])")
                .param("ids", residents)
                .query((row, number) -> new Owned(
                        new ResidentId(row.getObject("resident_id", UUID.class)),
                        new Companion(
                                new ResidentId(row.getObject("companion_id", UUID.class)),
                                row.getBoolean("sensitive"))))
                .list()
                .stream()
                .collect(groupingBy(Owned::owner, mapping(Owned::companion, toList())));
    }

    /** Whose companion that one is. */
    Optional<ResidentId> principalOf(ResidentId companion) {
        return principalsOf(List.of(companion)).stream().findFirst();
    }

    /** Whose companions these are, those that are anybody's. */
    List<ResidentId> principalsOf(Collection<ResidentId> companions) {
        return jdbc.sql("select resident_id from companion where companion_id = any(?::uuid[])")
                .param(companions.stream().map(ResidentId::toString).toArray(String[]::new))
                .query((row, number) -> new ResidentId(row.getObject("resident_id", UUID.class)))
                .list();
    }

    /** Writes those of every resident that has other ones than before. */
    void replace(List<Revision> revisions) {
        List<Revision> changed = revisions.stream()
                .filter(revision -> !before(revision).equals(revision.after().companions()))
                .toList();
        Batch.of(
                        jdbc,
                        changed.stream().filter(revision -> !revision.creates()).toList(),
                        "delete from companion where resident_id = any(:residents::uuid[])")
                .text("residents", revision -> revision.after().id())
                .update();
        List<Owned> told = changed.stream()
                .map(Revision::after)
                .flatMap(resident ->
                        resident.companions().stream().map(companion -> new Owned(resident.id(), companion)))
                .toList();
        Batch.of(jdbc, told, """
                insert into companion (resident_id, companion_id, sensitive)
                select * from unnest(:residents::uuid[], :companions::uuid[], :sensitive::bool[])
                """)
                .text("residents", Owned::owner)
                .text("companions", owned -> owned.companion.id())
                .text("sensitive", owned -> owned.companion.sensitive())
                .update();
    }

    private static List<Companion> before(Revision revision) {
        Resident before = revision.before();
        return before == null ? List.of() : before.companions();
    }
}
