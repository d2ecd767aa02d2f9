package nl.stadsbode.notifications.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import nl.stadsbode.notifications.planning.NotificationPlanner;
import nl.stadsbode.notifications.planning.Plan;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.residents.Companion;
import nl.stadsbode.notifications.residents.Residents;
import nl.stadsbode.notifications.residents.Wishes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What to do with a claimed delivery that may not or cannot be handed over as it was planned. */
@Component
public class Replanning {

    private final JdbcClient jdbc;
    private final Residents residents;
    private final NotificationPlanner planner;
    private final Lanes lanes;
    private final Outcomes outcomes;
    private final Fallbacks fallbacks;
    private final FirstLetters firstLetters;
    private final Clock clock;

    Replanning(
            JdbcClient jdbc,
            Residents residents,
            NotificationPlanner planner,
            Lanes lanes,
            Outcomes outcomes,
            Fallbacks fallbacks,
            FirstLetters firstLetters,
            Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.planner = planner;
        this.lanes = lanes;
        this.outcomes = outcomes;
        this.fallbacks = fallbacks;
        this.firstLetters = firstLetters;
        this.clock = clock;
    }

    /** The choice or the contact point was withdrawn: this delivery is cancelled, and what is wished now decides. */
    @Transactional
    public void again(Claim claim) {
        Plan plan = plan(claim);
        lanes.lock(List.of(claim.lane()));
        List<DeliveryChange> cancelled = finish(claim, State.CANCELLED, "choice-withdrawn");
        if (cancelled.isEmpty()) {
            return;
        }
        if (claim.explains()) {
            firstLetters.notSent(List.of(claim.notificationId()));
        }
        jdbc.sql("""
                        update notification n
                        set state = ?, reason = ?, decided_at = ?,
                            channels = n.channels[1:(select rank + 1 from delivery where id = ?)]
                                       || string_to_array(?, ',')
                        where id = ?
                        """)
                .param(plan instanceof Plan.Tell ? "planned" : "nothing")
                .param(reason(plan))
                .param(Lanes.at(clock.instant()))
                .param(claim.deliveryId())
                .param(channels(plan))
                .param(claim.notificationId())
                .update();
        outcomes.follow(cancelled);
        fallbacks.start(cancelled);
    }

    /** It goes as it was planned, but for the explanation: who chose meanwhile needs none, and who paused is not troubled. */
    @Transactional
    public void explainsNoMore(Claim claim, Plan.Reason reason) {
        lanes.lock(List.of(claim.lane()));
        firstLetters.notSent(List.of(claim.notificationId()));
        jdbc.sql("""
                        update notification n set reason = ?
                        from delivery d
                        where n.id = d.notification_id and d.id = ? and d.claim = ? and d.state = 'claimed'
                        """).params(reason.code(), claim.deliveryId(), claim.token()).update();
    }

    private Plan plan(Claim claim) {
        UUID principal = claim.onBehalfOf();
        TreeSet<UUID> concerned = new TreeSet<>(List.of(claim.residentId()));
        if (principal != null) {
            concerned.add(principal);
        }
        Map<UUID, Wishes> known = residents.lock(concerned);
        Wishes wishes = known.get(claim.residentId());
        if (wishes == null) {
            return new Plan.Nothing(Plan.Reason.NO_CONTACT_POINT);
        }
        Plan plan = principal == null
                ? planner.plan(claim.change().notice(), wishes, clock.instant())
                : planner.planForCompanion(
                        claim.change().notice(),
                        Companion.of(claim.residentId(), known.get(principal)),
                        wishes,
                        clock.instant());
        return Objects.requireNonNull(plan);
    }

    /** The case moved on while a reminder waited: nothing is asked for any more. */
    @Transactional
    public void overtaken(Claim claim) {
        lanes.lock(List.of(claim.lane()));
        outcomes.follow(finish(claim, State.CANCELLED, "case-moved-on"));
    }

    /** Our own fault or our own rule; it counts as a failure, so that what is official still goes another way. */
    @Transactional
    public void cannotBeSent(Claim claim, String reason) {
        lanes.lock(List.of(claim.lane()));
        List<DeliveryChange> failed = finish(claim, State.TECHNICAL_FAILURE, reason);
        if (claim.explains() && !failed.isEmpty()) {
            firstLetters.notSent(List.of(claim.notificationId()));
        }
        outcomes.follow(failed);
    }

    private List<DeliveryChange> finish(Claim claim, State state, String reason) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update delivery d
                        set state = ?, reason = ?, finished_at = ?, claim = null, lease_until = null,
                            version = d.version + 1
                        from notification n
                        where d.id = ? and d.claim = ? and d.state = 'claimed' and n.id = d.notification_id
                        returning %s
                        """.formatted(DeliveryChange.COLUMNS))
                .params(state.code(), reason, Lanes.at(now), claim.deliveryId(), claim.token())
                .query(DeliveryChange::of)
                .list();
    }

    private static String reason(Plan plan) {
        return switch (plan) {
            case Plan.Tell tell -> tell.reason().code();
            case Plan.Nothing nothing -> nothing.reason().code();
        };
    }

    private static String channels(Plan plan) {
        return switch (plan) {
            case Plan.Tell tell ->
                String.join(",", tell.channels().stream().map(Channel::code).toList());
            case Plan.Nothing nothing -> "";
        };
    }
}
