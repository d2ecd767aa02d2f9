package nl.stadsbode.notifications.chaos;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a moment of what is hours or days in earnest: how long news is gathered, and the time until a reminder. */
final class Hours implements Runnable, AutoCloseable {

    private static final long EVERY_MILLIS = 200;

    private final JdbcClient jdbc;
    private final Set<UUID> reminded = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean enough;
    private volatile boolean over;

    private Hours(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.thread = Thread.ofPlatform().daemon().name("hours").unstarted(this);
    }

    static Hours passing(JdbcClient jdbc) {
        Hours hours = new Hours(jdbc);
        hours.thread.start();
        return hours;
    }

    @Override
    public void run() {
        try {
            while (!over) {
                gathered();
                if (!enough) {
                    reminder().ifPresent(reminded::add);
                }
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void gathered() {
        jdbc.sql("""
                        update delivery set not_before = now() where id in (
                            select id from delivery
                            where gathering and state = 'scheduled' and not_before > now() + interval '1 minute'
                              and created_at < now() - interval '1500 milliseconds'
                            for update skip locked)
                        """).update();
    }

    /** One at a time, so that there are some left for every life; only of what was told. */
    private Optional<UUID> reminder() {
        return jdbc.sql("""
                        update reminder set due_at = now() where notification_id = (
                            select r.notification_id from reminder r
                            join lateral (select state, created_at from delivery
                                          where notification_id = r.notification_id order by rank desc limit 1) d on true
                            where r.due_at > now() and d.state in ('sent', 'delivered')
                              and d.created_at < now() - interval '500 milliseconds'
                            limit 1 for update of r skip locked)
                        returning notification_id
                        """).query(UUID.class).optional();
    }

    /** @param now whether no reminder becomes due any more */
    void remindOfNothing(boolean now) {
        enough = now;
    }

    /** Notifications whose reminder was due. */
    Set<UUID> reminded() {
        return Set.copyOf(reminded);
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
