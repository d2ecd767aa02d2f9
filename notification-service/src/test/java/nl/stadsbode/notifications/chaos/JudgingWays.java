package nl.stadsbode.notifications.chaos;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.stadsbode.notifications.chaos.Aftermath.Delivery;
import nl.stadsbode.notifications.chaos.Aftermath.Notification;
import nl.stadsbode.notifications.chaos.People.Person;

/** Judges what goes another way than straight from a status change: asked for, told again, reminded of, gathered. */
final class JudgingWays {

    private final Aftermath aftermath;
    private final Providers providers;
    private final Set<UUID> doubted;
    private final Map<UUID, Long> accepted;
    private final Map<UUID, Notification> notifications;
    private final Map<UUID, List<Delivery>> byNotification;
    private final List<String> lost = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    /** @param doubted deliveries whose hand-over was once in doubt */
    JudgingWays(Aftermath aftermath, Providers providers, Set<UUID> doubted) {
        this.aftermath = aftermath;
        this.providers = providers;
        this.doubted = doubted;
        this.accepted = providers.accepted().stream().collect(groupingBy(id -> id, counting()));
        this.notifications = aftermath.notifications().stream().collect(toMap(Notification::id, each -> each));
        this.byNotification = aftermath.deliveries().stream().collect(groupingBy(Delivery::notification));
    }

    List<String> lost() {
        return lost;
    }

    List<String> wrong() {
        return wrong;
    }

    /** At most once; not at all only where that is counted as unknown, or where the carrier refused it. */
    void requested(List<Feed.Request> requests) {
        for (Feed.Request request : requests) {
            String state = aftermath.requested().getOrDefault(request.id(), "nowhere");
            long times = accepted.getOrDefault(request.id(), 0L);
            if (times > 1) {
                wrong.add("requested message " + request.id() + " was accepted " + times + " times");
            }
            if (times == 0 && !Set.of("unknown", "failed").contains(state)) {
                lost.add("requested message " + request.id() + " never arrived, and is " + state);
            }
            if (times > 0 && !Set.of("sent", "delivered", "failed", "unknown").contains(state)) {
                wrong.add("requested message " + request.id() + " arrived, and is " + state);
            }
        }
    }

    /** As often as was promised, and not more often than was asked for. */
    void toldAgain(Missing missing) {
        wrong.addAll(missing.wrong(aftermath.deliveries().stream()
                .filter(each -> "contact".equals(each.askedBy()))
                .collect(groupingBy(Delivery::notification, counting()))));
    }

    /** Once, unless something came in between that makes a reminder untimely. */
    void reminded(Set<UUID> due, Missing missing, List<Person> people) {
        Map<UUID, Person> byId = people.stream().collect(toMap(Person::id, person -> person));
        for (UUID notification : due) {
            List<Delivery> of = byNotification.getOrDefault(notification, List.of());
            if (times(of) > 1) {
                wrong.add("notification " + notification + " was reminded of " + times(of) + " times: " + of);
            }
            if (times(of) == 0 && !missing.askedFor(notification) && nothingCameBetween(notification, of, byId)) {
                lost.add("the reminder of " + notifications.get(notification) + ", told by " + of);
            }
        }
    }

    /** What goes instead of a reminder that failed, or was in doubt, is one as well. */
    private long times(List<Delivery> of) {
        List<Delivery> reminders = of.stream()
                .filter(Delivery::isReminder)
                .sorted(comparingInt(Delivery::rank))
                .toList();
        return IntStream.range(0, reminders.size())
                .filter(i -> i == 0 || !goesInstead(reminders.get(i), reminders.get(i - 1)))
                .count();
    }

    private boolean goesInstead(Delivery next, Delivery before) {
        return !before.isCalledHandedOver() || wentAsLetter(next, before);
    }

    /** What is official and in doubt goes as a letter, also where it is heard later that it had arrived. */
    private boolean wentAsLetter(Delivery next, Delivery before) {
        return before.official() && before.electronic() && !next.electronic() && doubted.contains(before.id());
    }

    private boolean nothingCameBetween(UUID notification, List<Delivery> of, Map<UUID, Person> people) {
        Notification reminded = notifications.get(notification);
        Person person = reminded == null ? null : people.get(reminded.resident());
        return person != null && person.neverChanged() && of.stream().allMatch(Delivery::isCalledHandedOver);
    }

    /** What was gathered is told by what it was gathered into. */
    void gathered(List<Feed.Change> changes) {
        Map<UUID, Feed.Change> byEvent = changes.stream().collect(toMap(Feed.Change::event, change -> change));
        Map<UUID, Delivery> deliveries = new HashMap<>();
        aftermath.deliveries().forEach(each -> deliveries.put(each.id(), each));
        for (Delivery each : aftermath.deliveries()) {
            if (each.state().equals("superseded")) {
                Delivery into = each.gatheredInto() == null ? null : deliveries.get(each.gatheredInto());
                if (into == null || into.state().equals("superseded")) {
                    lost.add(each + " is superseded, and nothing tells it");
                } else {
                    Feed.Change told = byEvent.get(event(each));
                    if (!correctedUpTo(byEvent.get(event(into)), told, changes)) {
                        toldBy(told, into);
                    }
                }
            }
        }
    }

    private static boolean correctedUpTo(Feed.Change by, Feed.Change told, List<Feed.Change> changes) {
        return changes.stream()
                .anyMatch(each -> told.event().equals(each.corrects()) && each.sequence() <= by.sequence());
    }

    private void toldBy(Feed.Change told, Delivery into) {
        for (Delivery each : byNotification.getOrDefault(into.notification(), List.of())) {
            String text = providers.texts().get(each.id());
            if (text != null && !text.contains(told.status())) {
                lost.add(each + " does not tell " + told.status() + " that was gathered into it");
            }
        }
    }

    private UUID event(Delivery delivery) {
        return notifications.get(delivery.notification()).event();
    }
}
