package nl.stadsbode.notifications.notification;

import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.stadsbode.notifications.notification.StatusChange.Recipient;
import nl.stadsbode.notifications.planning.NotificationPlanner;
import nl.stadsbode.notifications.planning.Plan;
import nl.stadsbode.notifications.residents.Companion;
import nl.stadsbode.notifications.residents.Residents;
import nl.stadsbode.notifications.residents.Wishes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans a batch of announcements: exactly one notification a recipient, and one for each companion of theirs, with its
 * deliveries or the reason why there are none. In the transaction of the inbox.
 */
@Component
public class PlanningNotifications {

    private final Decisions stored;
    private final Residents residents;
    private final NotificationPlanner planner;
    private final NotificationSettings settings;
    private final Lanes lanes;
    private final LifecycleEvents events;
    private final Reminders reminders;
    private final FirstLetters firstLetters;
    private final Bell bell;
    private final NoArgGenerator ids;
    private final Clock clock;

    PlanningNotifications(
            Decisions stored,
            Residents residents,
            NotificationPlanner planner,
            NotificationSettings settings,
            Lanes lanes,
            LifecycleEvents events,
            Reminders reminders,
            FirstLetters firstLetters,
            Bell bell,
            NoArgGenerator ids,
            Clock clock) {
        this.stored = stored;
        this.residents = residents;
        this.planner = planner;
        this.settings = settings;
        this.lanes = lanes;
        this.events = events;
        this.reminders = reminders;
        this.firstLetters = firstLetters;
        this.bell = bell;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public void plan(List<Announcement> announcements) {
        List<Decision> open = announcements.stream().flatMap(this::open).toList();
        Map<UUID, Wishes> known = lock(open);
        List<Decision> decisions = firstLetters.with(
                open.stream().map(decision -> decided(decision, known)).toList(), known);
        stored.insert(decisions);
        start(withCompanions(decisions, known));
    }

    /** Plans what awaited the preferences of these residents, in the order in which it was announced. */
    @Transactional
    public void planAwaiting(Collection<UUID> arrived) {
        List<Decision> awaiting = stored.awaiting(arrived);
        if (awaiting.isEmpty()) {
            return;
        }
        Map<UUID, Wishes> known = residents.lock(new TreeSet<>(arrived));
        List<Decision> decisions = firstLetters.with(
                awaiting.stream()
                        .filter(decision -> decision.residentId() != null && known.containsKey(decision.residentId()))
                        .map(decision -> decided(decision, known))
                        .toList(),
                known);
        stored.update(decisions);
        start(withCompanions(decisions, known));
    }

    private List<Decision> withCompanions(List<Decision> decisions, Map<UUID, Wishes> known) {
        List<Decision> companions = forCompanions(decisions, known);
        return companions.isEmpty()
                ? decisions
                : Stream.concat(decisions.stream(), stored.insertNew(companions).stream())
                        .toList();
    }

    private Stream<Decision> open(Announcement announcement) {
        StatusChange change = announcement.change();
        if (change.recipients().isEmpty()) {
            return Stream.of(Decision.withoutRecipient(ids.generate(), announcement));
        }
        Map<UUID, Recipient> distinct = new LinkedHashMap<>();
        change.recipients().forEach(recipient -> distinct.putIfAbsent(recipient.residentId(), recipient));
        return distinct.values().stream().map(recipient -> Decision.open(ids.generate(), announcement, recipient));
    }

    private Map<UUID, Wishes> lock(List<Decision> open) {
        TreeSet<UUID> recipients = new TreeSet<>();
        for (Decision decision : open) {
            if (decision.residentId() != null) {
                recipients.add(decision.residentId());
            }
        }
        return residents.lock(recipients);
    }

    /** No preferences known is not "no preference": unless nobody is told anyway, the notification waits for them. */
    private Decision decided(Decision open, Map<UUID, Wishes> known) {
        if (open.residentId() == null) {
            return open;
        }
        StatusChange change = open.announcement().change();
        Wishes wishes = known.get(open.residentId());
        if (!change.residentsAreTold()) {
            return open.decided(new Plan.Nothing(Plan.Reason.STATUS_NOT_TOLD));
        }
        return wishes == null ? open : open.decided(planner.plan(change.notice(), wishes, clock.instant()));
    }

    /** Of what the resident awaits preferences for nothing is known of companions either: they come with those. */
    private List<Decision> forCompanions(List<Decision> decisions, Map<UUID, Wishes> known) {
        record Told(Decision open, Companion companion) {}
        List<Told> told = new ArrayList<>();
        for (Decision decision : decisions) {
            Wishes wishes = known.get(decision.residentId());
            if (decision.isOfResident() && wishes != null && !wishes.forgotten() && !wishes.deceased()) {
                for (Companion companion : wishes.companions()) {
                    told.add(new Told(decision.forCompanion(ids.generate(), companion.residentId()), companion));
                }
            }
        }
        Map<UUID, Wishes> companions = told.isEmpty()
                ? Map.of()
                : residents.lock(told.stream()
                        .map(each -> each.companion().residentId())
                        .collect(Collectors.toCollection(TreeSet::new)));
        return told.stream()
                .map(each -> each.open()
                        .decided(planner.planForCompanion(
                                each.open().announcement().change().notice(),
                                each.companion(),
                                companions.get(each.companion().residentId()),
                                clock.instant())))
                .toList();
    }

    private void start(List<Decision> decisions) {
        List<NewDelivery> deliveries = new ArrayList<>();
        for (Decision decision : decisions) {
            if (decision.plan() instanceof Plan.Tell tell) {
                Instant deadline = tell.notBefore().plus(settings.deadline());
                deliveries.add(decision.delivery(ids.generate(), tell, deadline));
            }
        }
        events.decided(decisions, lanes.append(deliveries));
        reminders.schedule(decisions);
        bell.ringAfterCommit(deliveries.stream().map(NewDelivery::channel).toList());
    }
}
