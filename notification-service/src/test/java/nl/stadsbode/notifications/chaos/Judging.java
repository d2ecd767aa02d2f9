package nl.stadsbode.notifications.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.stadsbode.notifications.chaos.Aftermath.Delivery;
import nl.stadsbode.notifications.chaos.Aftermath.Notification;
import nl.stadsbode.notifications.chaos.People.Person;
import nl.stadsbode.notifications.planning.Plan;

/** Compares what carriers counted with what the database says, when all came to rest. */
final class Judging {

    /** Among so many changes, some are for who never chose. */
    private static final int MANY = 300;

    private final Aftermath aftermath;
    private final Providers providers;
    private final Feed feed;
    private final Missing missing;
    private final Set<UUID> reminded;
    private final Map<UUID, Long> accepted;
    private final Map<UUID, Set<UUID>> letters;
    private final List<String> problems = new ArrayList<>();
    private int lost;
    private int notExplained;
    private int outOfOrder;
    private int lanes;
    private int neverTaken;

    /** @param reminded notifications whose reminder was due */
    Judging(Aftermath aftermath, Providers providers, Feed feed, Missing missing, Set<UUID> reminded) {
        this.aftermath = aftermath;
        this.providers = providers;
        this.feed = feed;
        this.missing = missing;
        this.reminded = reminded;
        this.accepted = providers.accepted().stream().collect(groupingBy(id -> id, counting()));
        this.letters = providers.letters();
    }

    Report report(
            Map<String, Integer> kills,
            int points,
            int pointsKnown,
            List<String> unfinished,
            LifecycleTopic told,
            List<String> complaints) {
        eachEventHasItsNotifications();
        eachNotificationHasItsDeliveries();
        aftermath.deliveries().forEach(this::judge);
        howToChooseIsExplainedOnce();
        firstHandOversAreInOrder();
        otherWays(told.doubted());
        if (aftermath.deadEvents() > 0) {
            problems.add(aftermath.deadEvents() + " events were not understood");
        }
        problems.addAll(providers.wrong());
        problems.addAll(told.problems(states()));
        problems.addAll(complaints);
        unfinished.forEach(each -> problems.add("unfinished: " + each));
        return new Report(
                kills,
                points,
                pointsKnown,
                feed.changes().size(),
                aftermath.notifications().size(),
                aftermath.deliveries().size(),
                accepted.size() + letters.size(),
                letters.size(),
                aftermath.receipts(),
                lost,
                unfinished.size(),
                accepted.values().stream()
                        .mapToInt(times -> times.intValue() - 1)
                        .sum(),
                aftermath.unknown().size(),
                notExplained,
                outOfOrder,
                lanes,
                neverTaken,
                aftermath.requested().size(),
                count(each -> each.gatheredInto() != null),
                count(Delivery::isReminder),
                count(each -> "contact".equals(each.askedBy())),
                List.copyOf(problems));
    }

    private void otherWays(Set<UUID> doubted) {
        JudgingWays ways = new JudgingWays(aftermath, providers, doubted);
        ways.requested(feed.requests());
        ways.toldAgain(missing);
        ways.reminded(reminded, missing, feed.people());
        ways.gathered(feed.changes());
        ways.lost().forEach(this::lose);
        problems.addAll(ways.wrong());
    }

    private int count(Predicate<Delivery> which) {
        return (int) aftermath.deliveries().stream().filter(which).count();
    }

    private void eachEventHasItsNotifications() {
        Map<UUID, List<Notification>> byEvent =
                aftermath.notifications().stream().collect(groupingBy(Notification::event));
        for (Feed.Change change : feed.changes()) {
            Set<UUID> told = byEvent.getOrDefault(change.event(), List.of()).stream()
                    .map(each -> each.resident() == null ? change.event() : each.resident())
                    .collect(toSet());
            if (!told.containsAll(expected(change)) || !possible(change).containsAll(told)) {
                lose("event " + change.event() + " has notifications of " + told + ", not of " + expected(change));
            }
        }
        if (byEvent.size()
                != feed.changes().stream()
                        .map(Feed.Change::event)
                        .collect(toSet())
                        .size()) {
            problems.add("there are notifications of events that were never put in");
        }
    }

    /** Its recipients, and who reads along with them all the time. */
    private static Set<UUID> expected(Feed.Change change) {
        return told(change, person -> change.told() && person.hasCompanionNow());
    }

    private static Set<UUID> possible(Feed.Change change) {
        return told(change, person -> true);
    }

    private static Set<UUID> told(Feed.Change change, Predicate<Person> companionToo) {
        return change.recipients().isEmpty()
                ? Set.of(change.event())
                : change.recipients().stream()
                        .flatMap(person ->
                                companionToo.test(person) ? Stream.of(person, person.companion()) : Stream.of(person))
                        .filter(Objects::nonNull)
                        .map(Person::id)
                        .collect(toSet());
    }

    private void eachNotificationHasItsDeliveries() {
        Map<UUID, List<Delivery>> byNotification =
                aftermath.deliveries().stream().collect(groupingBy(Delivery::notification));
        for (Notification notification : aftermath.notifications()) {
            List<Delivery> of = byNotification.getOrDefault(notification.id(), List.of());
            if (notification.state().equals("planned") && of.isEmpty()) {
                lose("notification " + notification.id() + " is planned and has no delivery");
            }
            if (notification.state().equals("nothing") && notification.reason() == null) {
                lose("notification " + notification.id() + " has neither a delivery nor a reason");
            }
            if (notification.official()
                    && notification.onBehalfOf() == null
                    && notification.state().equals("planned")) {
                officialEnds(notification, of);
            }
        }
    }

    /** What is official was handed over, and if that failed or is in doubt, went as a letter. */
    private void officialEnds(Notification notification, List<Delivery> of) {
        boolean arrived = of.stream().anyMatch(Delivery::isCalledHandedOver);
        if (!arrived) {
            lose("official notification " + notification.id() + " ended as "
                    + of.stream()
                            .map(each -> each.channel() + " " + each.state())
                            .toList());
        }
    }

    /** Whoever never chose is told how to, once, whatever died while that was planned. */
    private void howToChooseIsExplainedOnce() {
        Map<Optional<UUID>, List<Notification>> explained = aftermath.notifications().stream()
                .filter(each -> each.state().equals("planned") && Plan.Reason.explains(each.reason()))
                .collect(groupingBy(each -> Optional.ofNullable(each.resident())));
        if (explained.isEmpty() && feed.changes().size() > MANY) {
            problems.add("of " + feed.changes().size() + " changes none was the first for who never chose");
        }
        explained.forEach((resident, times) -> {
            if (times.size() > 1) {
                problems.add("how to choose is explained " + times.size() + " times to " + resident);
            }
        });
    }

    private void judge(Delivery delivery) {
        if (delivery.electronic()) {
            judgeElectronic(delivery, accepted.getOrDefault(delivery.id(), 0L));
        } else {
            judgeLetter(delivery, letters.getOrDefault(delivery.id(), Set.of()).size());
        }
    }

    private void judgeElectronic(Delivery delivery, long times) {
        boolean called = delivery.isCalledHandedOver();
        if (called && times == 0) {
            lose(delivery + " never arrived");
        }
        if (Set.of("expired", "technical-failure", "returned").contains(delivery.state())) {
            lose(delivery + " ended so without any cause");
        }
        if (delivery.state().equals("unknown") && times == 0) {
            neverTaken++;
        }
        if (delivery.state().equals("unknown") && delivery.repeats() == 0 && !wentAsLetter(delivery)) {
            lose(delivery + " was in doubt and not sent once more");
        }
        if (times > 1 + delivery.repeats()) {
            notExplained += (int) times - 1 - delivery.repeats();
            problems.add(delivery + " was accepted " + times + " times");
        }
        if (delivery.repeats() > 1) {
            problems.add(delivery + " was repeated more than once");
        }
    }

    private boolean wentAsLetter(Delivery delivery) {
        return delivery.official()
                && aftermath.deliveries().stream()
                        .anyMatch(each -> each.notification().equals(delivery.notification())
                                && each.rank() > delivery.rank()
                                && !each.electronic());
    }

    private void judgeLetter(Delivery delivery, int batches) {
        if (delivery.state().equals("sent") && batches == 0) {
            lose(delivery + " never arrived");
        }
        if (batches > 1) {
            notExplained += batches - 1;
            problems.add(delivery + " came in " + batches + " batches");
        }
        if (!Set.of("sent", "cancelled", "superseded").contains(delivery.state())) {
            lose(delivery + " ended so without any cause");
        }
    }

    /**
     * By what carriers accepted first. Left out: what was in doubt and sent once more after its wait, for its lane went on
     * by then; unless it was accepted twice, so that the first was the first hand-over.
     */
    private void firstHandOversAreInOrder() {
        Map<UUID, Integer> place = new HashMap<>();
        providers.accepted().forEach(id -> place.putIfAbsent(id, place.size()));
        Map<UUID, List<Delivery>> byLane = aftermath.deliveries().stream()
                .filter(each -> each.rank() == 0 && each.electronic() && place.containsKey(each.id()))
                .filter(each -> each.repeats() == 0 || accepted.getOrDefault(each.id(), 0L) > 1)
                .collect(groupingBy(Delivery::lane));
        for (List<Delivery> lane : byLane.values()) {
            List<Delivery> inOrder = lane.stream()
                    .sorted(Comparator.comparing(each -> place.getOrDefault(each.id(), 0)))
                    .toList();
            lanes += lane.size() > 1 ? 1 : 0;
            for (int i = 1; i < inOrder.size(); i++) {
                if (inOrder.get(i).sequence() < inOrder.get(i - 1).sequence()) {
                    outOfOrder++;
                    problems.add("lane " + inOrder.get(i).lane() + ": change "
                            + inOrder.get(i).sequence() + " came after "
                            + inOrder.get(i - 1).sequence());
                }
            }
        }
    }

    private void lose(String what) {
        lost++;
        problems.add("lost: " + what);
    }

    /** The state and version of each delivery, as others must have heard it. */
    private Map<UUID, LifecycleTopic.Told> states() {
        return aftermath.deliveries().stream()
                .collect(toMap(
                        Delivery::id,
                        each -> new LifecycleTopic.Told(each.state(), (each.rank() + 1L) * 100_000 + each.version())));
    }
}
