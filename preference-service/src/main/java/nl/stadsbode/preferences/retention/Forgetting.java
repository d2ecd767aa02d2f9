package nl.stadsbode.preferences.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.Asked;
import nl.stadsbode.preferences.resident.ChangingResidents;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets what is past its term, in short transactions. */
@Component
class Forgetting {

    /** As the history names who did it. */
    private static final String TERM = "retention";

    private record Failed(ResidentId resident, Channel channel, UUID contactPoint) {}

    private final ChangingResidents changing;
    private final JdbcClient jdbc;
    private final RetentionSettings settings;
    private final Clock clock;

    Forgetting(ChangingResidents changing, JdbcClient jdbc, RetentionSettings settings, Clock clock) {
        this.changing = changing;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    int history() {
        return inBatches(() -> jdbc.sql("""
                        delete from history where id = any(array(select id from history where stated_at < ? limit ?))
                        """)
                .params(before(settings.history()), settings.batch())
                .update());
    }

    /** With their answers. */
    int receipts() {
        return inBatches(() -> jdbc.sql("""
                        delete from privacy_job where id = any(array(
                            select id from privacy_job where finished_at < ? order by finished_at limit ?))
                        """)
                .params(before(settings.receipts()), settings.batch())
                .update());
    }

    /** With what was wrong with their lines. */
    int registerFiles() {
        return inBatches(() -> jdbc.sql("""
                        delete from register_import where id = any(array(
                            select id from register_import where ended_at < ? order by ended_at limit ?))
                        """)
                .params(before(settings.registerFiles()), settings.batch())
                .update());
    }

    /** Numbers and e-mail addresses that stopped working; a change like any other, which is published. */
    int failedContactPoints() {
        return inBatches(() -> {
            List<Failed> failed = failed();
            failed.forEach(this::remove);
            return failed.size();
        });
    }

    private List<Failed> failed() {
        return jdbc.sql("""
                        select resident_id, channel, id from contact_point
                        where failed_at < ? and channel <> 'letter' order by failed_at limit ?
                        """)
                .params(before(settings.failedContactPoints()), settings.batch())
                .query((row, number) -> new Failed(
                        new ResidentId(row.getObject("resident_id", UUID.class)),
                        Channel.of(row.getString("channel")),
                        row.getObject("id", UUID.class)))
                .list();
    }

    private void remove(Failed failed) {
        changing.change(Asked.of(
                failed.resident(),
                null,
                new Stated(clock.instant().truncatedTo(ChronoUnit.MICROS), TERM, How.CARRIER),
                current -> without(current, failed)));
    }

    /** Unless another took its place meanwhile. */
    private static Resident without(Resident current, Failed failed) {
        ContactPoint point = current.contactPoint(failed.channel());
        return point != null && point.id().equals(failed.contactPoint()) && point.failure() != null
                ? current.without(failed.channel())
                : current;
    }

    private int inBatches(IntSupplier forget) {
        int forgotten = 0;
        for (int batch = 0; batch < settings.batches(); batch++) {
            int more = forget.getAsInt();
            forgotten += more;
            if (more < settings.batch()) {
                break;
            }
        }
        return forgotten;
    }

    private OffsetDateTime before(Duration kept) {
        return clock.instant().minus(kept).atOffset(ZoneOffset.UTC);
    }
}
