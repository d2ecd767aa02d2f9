package nl.stadsbode.notifications.notification;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.notifications.planning.NotificationPlanner;
import nl.stadsbode.notifications.planning.Plan;
import nl.stadsbode.notifications.residents.HowToChoose;
import nl.stadsbode.notifications.residents.HowToChoose.Way;
import nl.stadsbode.notifications.residents.Wishes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Explains by post, once, how to choose: to who never chose, the first time that they are told something or would be. What
 * makes it once is a row that commits or is rolled back with the plan.
 */
@Component
class FirstLetters {

    private final JdbcClient jdbc;
    private final HowToChoose howToChoose;
    private final NotificationPlanner planner;
    private final FirstLetterSettings settings;
    private final NotificationSettings rules;
    private final MeterRegistry meters;
    private final Clock clock;

    FirstLetters(
            JdbcClient jdbc,
            HowToChoose howToChoose,
            NotificationPlanner planner,
            FirstLetterSettings settings,
            NotificationSettings rules,
            MeterRegistry meters,
            Clock clock) {
        this.jdbc = jdbc;
        this.howToChoose = howToChoose;
        this.planner = planner;
        this.settings = settings;
        this.rules = rules;
        this.meters = meters;
        this.clock = clock;
    }

    /** The same decisions, but for one of each resident to whom it is explained along with it. */
    List<Decision> with(List<Decision> decisions, Map<UUID, Wishes> known) {
        Map<UUID, Decision> first = settings.enabled() ? explaining(decisions, known) : Map.of();
        if (first.isEmpty()) {
            return decisions;
        }
        SortedMap<UUID, Way> fresh = fresh(first);
        Set<UUID> explained = fresh.isEmpty() ? Set.of() : howToChoose.explainedFirst(fresh);
        countAfterCommit(explained.stream().map(fresh::get).toList());
        return decisions.stream()
                .map(decision -> {
                    Decision with = decision.residentId() == null ? null : first.get(decision.residentId());
                    return with != null && with.id().equals(decision.id()) && explained.contains(with.residentId())
                            ? with
                            : decision;
                })
                .toList();
    }

    /** Of those of these that explain it nothing more will be sent: where nothing was either, later news explains it. */
    void notSent(Collection<UUID> notifications) {
        Set<UUID> residents = Set.copyOf(jdbc.sql("""
                        select n.resident_id from notification n
                        where n.id = any(?) and n.reason in ('first-letter', 'official-by-first-letter')
                          and not exists (select from delivery d
                                          where d.notification_id = n.id and d.sent_at is not null)
                        """)
                .param(Column.uuids(notifications))
                .query((row, number) -> row.getObject("resident_id", UUID.class))
                .list());
        howToChoose.notExplained(residents);
    }

    /** Those of these that explain it will be sent after all: later news need not explain it. */
    void sentAfterAll(Collection<UUID> notifications) {
        SortedMap<UUID, Way> residents = new TreeMap<>();
        jdbc.sql("""
                        select resident_id, official from notification
                        where id = any(?) and reason in ('first-letter', 'official-by-first-letter')
                        """).param(Column.uuids(notifications)).query(row -> {
            residents.put(
                    row.getObject("resident_id", UUID.class), row.getBoolean("official") ? Way.ENCLOSED : Way.LETTER);
        });
        if (!residents.isEmpty()) {
            howToChoose.explainedFirst(residents);
        }
    }

    private Map<UUID, Decision> explaining(List<Decision> decisions, Map<UUID, Wishes> known) {
        Instant now = clock.instant();
        Map<UUID, Decision> first = new LinkedHashMap<>();
        for (Decision decision : decisions) {
            UUID resident = decision.residentId();
            Wishes wishes = resident != null && decision.isOfResident() ? known.get(resident) : null;
            if (resident != null && wishes != null && isBetter(decision, first.get(resident))) {
                Plan plan =
                        planner.planExplaining(decision.announcement().change().notice(), wishes, now);
                if (plan instanceof Plan.Tell tell && tell.reason().explains()) {
                    first.put(resident, decision.decided(plan));
                }
            }
        }
        return first;
    }

    /** What is official encloses it and costs nothing; else what came first brings it. */
    private static boolean isBetter(Decision decision, @Nullable Decision other) {
        return other == null
                || decision.announcement().change().official()
                        && !other.announcement().change().official();
    }

    /** Those who do not know yet, as many as may be. */
    private SortedMap<UUID, Way> fresh(Map<UUID, Decision> first) {
        Set<UUID> know = howToChoose.amongst(first.keySet());
        SortedMap<UUID, Way> fresh = new TreeMap<>();
        int left = -1;
        for (Map.Entry<UUID, Decision> each : first.entrySet()) {
            if (know.contains(each.getKey())) {
                continue;
            }
            if (each.getValue().announcement().change().official()) {
                fresh.put(each.getKey(), Way.ENCLOSED);
                continue;
            }
            left = left < 0 ? leftToday() : left;
            if (left > 0) {
                fresh.put(each.getKey(), Way.LETTER);
                left--;
            }
        }
        return fresh;
    }

    private int leftToday() {
        Instant midnight = LocalDate.ofInstant(clock.instant(), rules.zone())
                .atStartOfDay(rules.zone())
                .toInstant();
        return Math.max(0, settings.aDay() - howToChoose.lettersSince(midnight));
    }

    private void countAfterCommit(Collection<Way> ways) {
        if (ways.isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ways.forEach(way -> meters.counter("stadsbode.notification.first.letters", "way", way.code())
                        .increment());
            }
        });
    }
}
