package nl.stadsbode.notifications.chaos;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.stadsbode.notifications.notification.Steered;
import nl.stadsbode.notifications.notification.TellingAgain;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Residents who say now and then that they did not get a message: it is told once more. Not what is official: that is written
 * in letters, which take long to make. */
final class Missing {

    private static final long EVERY_MILLIS = 120;

    private final JdbcClient jdbc;
    private final Map<UUID, Integer> tried = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> promised = new ConcurrentHashMap<>();
    private volatile boolean content;

    Missing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** They ask until this life is over; nobody answers who dies. */
    void during(Life life, TellingAgain tellingAgain) {
        try {
            while (!life.awaitEnd(EVERY_MILLIS)) {
                if (!content) {
                    someMessage().ifPresent(message -> ask(message, tellingAgain));
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(UUID message, TellingAgain tellingAgain) {
        tried.merge(message, 1, Integer::sum);
        try {
            if (tellingAgain.again(message, null, TellingAgain.By.CONTACT) instanceof Steered.Done) {
                promised.merge(message, 1, Integer::sum);
            }
        } catch (RuntimeException refused) {
            // asked again some time
        }
    }

    private Optional<UUID> someMessage() {
        return jdbc.sql("""
                        select notification_id from (
                            select d.notification_id from delivery d join notification n on n.id = d.notification_id
                            where d.state in ('sent', 'delivered') and not n.official
                            order by d.id desc limit 200) as recent
                        order by random() limit 1
                        """).query(UUID.class).optional();
    }

    /** They have what they want: nobody asks for anything any more, until somebody does again. */
    void areContent(boolean now) {
        content = now;
    }

    boolean askedFor(UUID message) {
        return tried.containsKey(message);
    }

    /** @param stored how often each was told again, by the database @return whose number cannot be, in words */
    Set<String> wrong(Map<UUID, Long> stored) {
        Set<String> wrong = new HashSet<>();
        Set<UUID> all = new HashSet<>(tried.keySet());
        all.addAll(stored.keySet());
        for (UUID message : all) {
            long times = stored.getOrDefault(message, 0L);
            if (times < promised.getOrDefault(message, 0) || times > tried.getOrDefault(message, 0)) {
                wrong.add("notification " + message + " was told again " + times + " times: asked for "
                        + tried.getOrDefault(message, 0) + ", promised " + promised.getOrDefault(message, 0));
            }
        }
        return wrong;
    }
}
