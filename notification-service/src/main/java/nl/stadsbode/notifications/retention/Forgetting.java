package nl.stadsbode.notifications.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import nl.stadsbode.chassis.sql.Keyset;
import nl.stadsbode.notifications.retention.FinishedNotifications.Seen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets what ended long enough ago, so that the tables of the send path stay small; in short transactions. */
@Component
class Forgetting {

    private static final Logger log = LoggerFactory.getLogger(Forgetting.class);
    private static final Seen BEGINNING = new Seen(Keyset.after(null), Instant.EPOCH);

    private final FinishedNotifications notifications;
    private final JdbcClient jdbc;
    private final RetentionSettings settings;
    private final Clock clock;
    /** What is not finished is passed over, and stays where it is: the next batch begins after it. */
    private Seen last = BEGINNING;

    Forgetting(FinishedNotifications notifications, JdbcClient jdbc, RetentionSettings settings, Clock clock) {
        this.notifications = notifications;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return how many notifications were forgotten */
    int finished() {
        Instant before = before();
        if (notifications.eventsWaitFromBefore(before)) {
            log.error("nothing is forgotten: events from before {} are not published yet", before);
            return 0;
        }
        int forgotten = 0;
        for (int batch = 0; batch < settings.batches(); batch++) {
            List<Seen> page = notifications.announcedBefore(before, last, settings.batch());
            List<UUID> finished =
                    notifications.finished(page.stream().map(Seen::id).toList(), before);
            if (!finished.isEmpty()) {
                forgotten += notifications.forget(finished, before);
            }
            if (page.size() < settings.batch()) {
                last = BEGINNING;
                break;
            }
            last = page.getLast();
        }
        return forgotten;
    }

    /** Receipts, those that named nothing of ours included: what they said was taken over when they came. */
    int receipts() {
        return inBatches(
                () -> jdbc.sql("""
                        delete from receipt where id = any(array(
                            select id from receipt where received_at < ? order by received_at limit ?))
                        """).params(at(before()), settings.batch()).update());
    }

    /** Batches of letters of which no letter is left. */
    int letterBatches() {
        return inBatches(
                () -> jdbc.sql("""
                        delete from letter_batch where id = any(array(
                            select b.id from letter_batch b
                            where b.uploaded_at < ? and not exists (select from delivery d where d.batch = b.id)
                            order by b.uploaded_at limit ?))
                        """).params(at(before()), settings.batch()).update());
    }

    int requestedMessages() {
        return inBatches(
                () -> jdbc.sql("""
                        delete from requested_message where id = any(array(
                            select id from requested_message where finished_at < ? order by finished_at limit ?))
                        """).params(at(before()), settings.batch()).update());
    }

    /** By then the message that it answered is forgotten too. */
    int answered() {
        return inBatches(() -> jdbc.sql("""
                        delete from clarity_answered where token = any(array(
                            select token from clarity_answered where answered_at < ? order by answered_at limit ?))
                        """)
                .params(at(before().minus(settings.keep())), settings.batch())
                .update());
    }

    private int inBatches(IntSupplier delete) {
        int deleted = 0;
        for (int batch = 0; batch < settings.batches(); batch++) {
            int more = delete.getAsInt();
            deleted += more;
            if (more < settings.batch()) {
                break;
            }
        }
        return deleted;
    }

    private Instant before() {
        return clock.instant().minus(settings.keep());
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
