package nl.stadsbode.notifications.sending;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.stadsbode.notifications.notification.Claim;
import nl.stadsbode.notifications.notification.NotificationSettings;
import nl.stadsbode.notifications.notification.Queue;
import nl.stadsbode.notifications.notification.Replanning;
import nl.stadsbode.notifications.sending.Preparing.Prepared;
import nl.stadsbode.notifications.texts.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets so many text messages a day go abroad, of all instances together. The database is asked only where a chunk has
 * one. What was counted and then not taken by a carrier is taken off again with the next count.
 */
@Component
class Abroad {

    private static final Logger log = LoggerFactory.getLogger(Abroad.class);
    static final String CAP_REACHED = "abroad-cap-reached";
    static final String NOT_ALLOWED = "abroad-not-allowed";

    private final AbroadSettings settings;
    private final NotificationSettings rules;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Queue queue;
    private final Replanning replanning;
    private final Clock clock;
    /** Counted, and certainly not sent. */
    private final AtomicInteger notSent = new AtomicInteger();

    Abroad(
            AbroadSettings settings,
            NotificationSettings rules,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Queue queue,
            Replanning replanning,
            Clock clock) {
        this.settings = settings;
        this.rules = rules;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.queue = queue;
        this.replanning = replanning;
        this.clock = clock;
    }

    /** Those that may go now; the others wait until tomorrow, or go by the next channel. */
    List<Prepared> within(List<Prepared> chunk) {
        List<Prepared> abroad = chunk.stream().filter(this::isAbroad).toList();
        if (abroad.isEmpty()) {
            return chunk;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), rules.zone());
        List<Prepared> beyond = abroad.subList(counted(today, abroad.size()), abroad.size());
        if (beyond.isEmpty()) {
            return chunk;
        }
        List<Claim> held = beyond.stream().map(Prepared::claim).toList();
        if (settings.smsADay() == 0) {
            held.forEach(claim -> replanning.cannotBeSent(claim, NOT_ALLOWED));
        } else {
            log.warn("{} text messages to numbers abroad wait until tomorrow", held.size());
            queue.giveBack(held, tomorrow(today), CAP_REACHED);
        }
        List<Prepared> rest = new ArrayList<>(chunk);
        rest.removeAll(beyond);
        return rest;
    }

    /** One that {@link #within} let go was certainly not taken. */
    void notSent(Prepared prepared) {
        if (isAbroad(prepared)) {
            oneNotSent();
        }
    }

    private boolean isAbroad(Prepared prepared) {
        var sms = prepared.resident().contact().sms();
        return prepared.content() instanceof Content.Sms && sms != null && isAbroad(sms.number());
    }

    boolean isAbroad(String number) {
        return settings.isAbroad(number);
    }

    /** Counts one more that goes abroad, where there is room for it today. */
    boolean oneMayGo() {
        return counted(LocalDate.ofInstant(clock.instant(), rules.zone()), 1) == 1;
    }

    /** One that was counted was certainly not taken. */
    void oneNotSent() {
        notSent.incrementAndGet();
    }

    private Instant tomorrow(LocalDate today) {
        return today.plusDays(1).atStartOfDay(rules.zone()).toInstant();
    }

    /** Counts as many as there is room for. */
    private int counted(LocalDate day, int wanted) {
        if (settings.smsADay() == 0) {
            return 0;
        }
        int back = notSent.getAndSet(0);
        return transactions.execute(status -> count(day, wanted, back));
    }

    private int count(LocalDate day, int wanted, int back) {
        jdbc.sql("insert into sms_abroad (day, used) values (?, 0) on conflict (day) do nothing")
                .param(day)
                .update();
        int used = jdbc.sql("select used from sms_abroad where day = ? for update")
                .param(day)
                .query(Integer.class)
                .single();
        int before = Math.max(0, used - back);
        int room = Math.clamp(settings.smsADay() - before, 0, wanted);
        jdbc.sql("update sms_abroad set used = ? where day = ?")
                .params(before + room, day)
                .update();
        return room;
    }
}
