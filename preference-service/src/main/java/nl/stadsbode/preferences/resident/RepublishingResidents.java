package nl.stadsbode.preferences.resident;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.chassis.encryption.EncryptedRows;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.sql.Keyset;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings names under the key that encrypts now by publishing their residents anew, for the compacted topic holds the same
 * data under the same key: a name is encrypted with every version that is published. It is a version without a change, which
 * the history does not tell of.
 */
@Component
class RepublishingResidents implements EncryptedRows {

    private static final Logger log = LoggerFactory.getLogger(RepublishingResidents.class);

    private record Row(UUID id, boolean old) {}

    private final Residents residents;
    private final Publication publication;
    private final JdbcClient jdbc;
    private final NoArgGenerator ids;
    private final Clock clock;

    RepublishingResidents(
            Residents residents, Publication publication, JdbcClient jdbc, NoArgGenerator ids, Clock clock) {
        this.residents = residents;
        this.publication = publication;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "resident.name";
    }

    @Override
    public Walked walk(@Nullable UUID after, int atMost, byte[] prefix) {
        List<Row> rows = jdbc.sql("""
                        select id, coalesce(substring(name from 1 for ?) <> ?, false) as old from resident
                        where id > ? order by id limit ?
                        """)
                .param(prefix.length)
                .param(prefix)
                .param(Keyset.after(after))
                .param(atMost)
                .query((row, number) -> new Row(row.getObject("id", UUID.class), row.getBoolean("old")))
                .list();
        List<ResidentId> old =
                rows.stream().filter(Row::old).map(Row::id).map(ResidentId::new).toList();
        try {
            republish(old);
        } catch (PersonalData.CannotDecrypt oneOfThem) {
            old.forEach(this::republishIfReadable);
        }
        return new Walked(rows.isEmpty() ? null : rows.getLast().id, rows.size(), old.size());
    }

    /** Who cannot be read with any of our keys stays, and keeps the rows from being clean. */
    private void republishIfReadable(ResidentId old) {
        try {
            republish(List.of(old));
        } catch (PersonalData.CannotDecrypt unreadable) {
            log.error("resident {} is under no key of ours", old);
        }
    }

    private void republish(List<ResidentId> old) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<ResidentId, Known> known = residents.locked(old);
        List<Revision> revisions = known.values().stream()
                .flatMap(each -> each instanceof Known.Living(Resident resident)
                        ? Stream.of(resident)
                        : Stream.<Resident>empty())
                .map(resident -> new Revision(
                        ids.generate(),
                        resident,
                        resident.withVersion(resident.version() + 1),
                        new Stated(now, "encryption", How.REGISTER)))
                .toList();
        residents.save(revisions);
        publication.publish(revisions);
    }
}
