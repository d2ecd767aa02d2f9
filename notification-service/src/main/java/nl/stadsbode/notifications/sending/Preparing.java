package nl.stadsbode.notifications.sending;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.stadsbode.notifications.clarity.LetterCode;
import nl.stadsbode.notifications.notification.Claim;
import nl.stadsbode.notifications.notification.Corrections;
import nl.stadsbode.notifications.notification.Gathering;
import nl.stadsbode.notifications.notification.Queue;
import nl.stadsbode.notifications.notification.Reminders;
import nl.stadsbode.notifications.notification.Replanning;
import nl.stadsbode.notifications.notification.StatusChange;
import nl.stadsbode.notifications.planning.Notice;
import nl.stadsbode.notifications.planning.NotificationPlanner;
import nl.stadsbode.notifications.planning.Plan;
import nl.stadsbode.notifications.residents.Companion;
import nl.stadsbode.notifications.residents.Resident;
import nl.stadsbode.notifications.residents.Residents;
import nl.stadsbode.notifications.texts.Content;
import nl.stadsbode.notifications.texts.KeptContent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes claimed deliveries ready to be handed over. Choice, contact point and quiet hours are checked once more: what
 * was withdrawn since is planned again.
 */
@Component
class Preparing {

    private static final Logger log = LoggerFactory.getLogger(Preparing.class);

    /** A delivery with its words and its addressee. */
    record Prepared(Claim claim, Resident resident, Content content, Queue.Sealed sealed) {}

    private final Residents residents;
    private final NotificationPlanner planner;
    private final Rendering rendering;
    private final Replanning replanning;
    private final Gathering gathering;
    private final Reminders reminders;
    private final Corrections corrections;
    private final Queue queue;
    private final KeptContent kept;
    private final Clock clock;

    Preparing(
            Residents residents,
            NotificationPlanner planner,
            Rendering rendering,
            Replanning replanning,
            Gathering gathering,
            Reminders reminders,
            Corrections corrections,
            Queue queue,
            KeptContent kept,
            Clock clock) {
        this.residents = residents;
        this.planner = planner;
        this.rendering = rendering;
        this.replanning = replanning;
        this.gathering = gathering;
        this.reminders = reminders;
        this.corrections = corrections;
        this.queue = queue;
        this.kept = kept;
        this.clock = clock;
    }

    List<Prepared> prepare(List<Claim> claims) {
        Map<UUID, Resident> known = residents.find(claims.stream()
                .flatMap(claim -> Stream.of(claim.residentId(), claim.onBehalfOf()))
                .filter(Objects::nonNull)
                .toList());
        Map<UUID, List<StatusChange>> earlier = gathering.with(
                claims.stream().filter(Claim::gathers).map(Claim::deliveryId).toList());
        Set<UUID> overtaken = reminders.overtaken(
                claims.stream().filter(Claim::reminder).map(Claim::deliveryId).toList());
        Set<UUID> correcting = corrections.ofWhatWasTold(claims.stream()
                .filter(claim -> claim.corrects() || claim.gathers())
                .map(Claim::deliveryId)
                .toList());
        Instant now = clock.instant();
        List<Prepared> prepared = new ArrayList<>(claims.size());
        for (Claim claim : claims) {
            if (overtaken.contains(claim.deliveryId())) {
                replanning.overtaken(claim);
                continue;
            }
            Resident resident = known.get(claim.residentId());
            Resident principal = claim.onBehalfOf() == null ? null : known.get(claim.onBehalfOf());
            Plan.Tell still = resident == null ? null : stillChosen(claim, resident, principal, now);
            if (resident == null || still == null) {
                replanning.again(claim);
            } else if (!postponed(claim, resident, now)) {
                boolean explains = claim.explains() && still.reason().explains();
                if (claim.explains() && !explains) {
                    replanning.explainsNoMore(claim, still.reason());
                }
                Prepared made = make(
                        claim.explaining(explains),
                        resident,
                        principal,
                        correcting.contains(claim.deliveryId()),
                        earlier.getOrDefault(claim.deliveryId(), List.of()));
                if (made != null) {
                    prepared.add(made);
                }
            }
        }
        return prepared;
    }

    private Plan.@Nullable Tell stillChosen(Claim claim, Resident resident, @Nullable Resident principal, Instant now) {
        Notice notice = claim.notice();
        Plan plan = claim.onBehalfOf() == null
                ? claim.explains()
                        ? planner.planExplaining(notice, resident.wishes(), now)
                        : planner.plan(notice, resident.wishes(), now)
                : planner.planForCompanion(
                        notice,
                        Companion.of(resident.id(), principal == null ? null : principal.wishes()),
                        resident.wishes(),
                        now);
        return plan instanceof Plan.Tell tell && tell.channels().contains(claim.channel()) ? tell : null;
    }

    private boolean postponed(Claim claim, Resident resident, Instant now) {
        Instant earliest = planner.earliest(claim.channel(), claim.urgent(), resident.wishes(), now);
        if (earliest.isAfter(now)) {
            queue.postpone(claim, earliest);
            return true;
        }
        return false;
    }

    private @Nullable Prepared make(
            Claim claim,
            Resident resident,
            @Nullable Resident principal,
            boolean corrects,
            List<StatusChange> earlier) {
        try {
            Content content = rendering.render(claim, resident, principal, corrects, earlier);
            return new Prepared(claim, resident, content, seal(claim, content, resident));
        } catch (RuntimeException | StackOverflowError unrenderable) {
            log.error(
                    "delivery {} cannot be rendered: {}",
                    claim.deliveryId(),
                    unrenderable.getClass().getSimpleName());
            replanning.cannotBeSent(claim, "cannot-be-rendered");
            return null;
        }
    }

    private Queue.Sealed seal(Claim claim, Content content, Resident resident) {
        return new Queue.Sealed(
                claim.deliveryId(),
                content.textVersion(),
                kept.seal(content, claim.deliveryId()),
                content instanceof Content.Letter letter
                        ? LetterCode.typed(letter.code()).orElseThrow().characters()
                        : null,
                resident.contact().usable(claim.channel()).orElse(null));
    }
}
