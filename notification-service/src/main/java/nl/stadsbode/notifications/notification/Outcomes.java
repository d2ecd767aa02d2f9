package nl.stadsbode.notifications.notification;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.stadsbode.chassis.sql.Column;
import nl.stadsbode.notifications.residents.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applies the outcomes of hand-overs, and what follows from each change: the lane's next one, the fallback, the
 * lifecycle event; all in one transaction.
 */
@Component
public class Outcomes {

    /** The first hand-over is over: the lane's next one may go. An unknown one holds it until its wait ends. */
    private static final Set<State> RELEASES = EnumSet.of(
            State.SENT,
            State.DELIVERED,
            State.PERMANENT_FAILURE,
            State.TECHNICAL_FAILURE,
            State.EXPIRED,
            State.CANCELLED,
            State.SUPERSEDED,
            State.RETURNED);

    /** Nothing of it was handed over. */
    private static final Set<State> NOT_SENT = EnumSet.of(State.CANCELLED, State.EXPIRED);

    private static final Set<State> FALLS_BACK =
            EnumSet.of(State.PERMANENT_FAILURE, State.TECHNICAL_FAILURE, State.EXPIRED);

    private final JdbcClient jdbc;
    private final Lanes lanes;
    private final Fallbacks fallbacks;
    private final Attempts attempts;
    private final LifecycleEvents events;
    private final FirstLetters firstLetters;
    private final Bell bell;

    Outcomes(
            JdbcClient jdbc,
            Lanes lanes,
            Fallbacks fallbacks,
            Attempts attempts,
            LifecycleEvents events,
            FirstLetters firstLetters,
            Bell bell) {
        this.jdbc = jdbc;
        this.lanes = lanes;
        this.fallbacks = fallbacks;
        this.attempts = attempts;
        this.events = events;
        this.firstLetters = firstLetters;
        this.bell = bell;
    }

    /** Fenced by the claim's token: an outcome that comes after its lease was taken over changes nothing. */
    @Transactional
    public int apply(Collection<Outcome> outcomes) {
        lanes.lock(new TreeSet<>(outcomes.stream().map(Outcome::lane).toList()));
        List<DeliveryChange> changes = jdbc.sql("""
                        update delivery d
                        set state = o.state, reason = o.reason, carrier = o.carrier,
                            carrier_reference = coalesce(o.reference, d.carrier_reference),
                            not_before = coalesce(o.not_before, d.not_before),
                            attempts = d.attempts - case o.state when 'ready' then 1 else 0 end,
                            sent_at = case o.state when 'sent' then o.at else d.sent_at end,
                            finished_at = case when o.state in ('permanent-failure', 'technical-failure') then o.at end,
                            claim = case o.state when 'unknown' then d.claim end,
                            lease_until = null, version = d.version + 1
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                                    ?::timestamptz[], ?::timestamptz[])
                                as o(id, token, state, reason, carrier, reference, not_before, at),
                             notification n
                        where d.id = o.id and d.claim = o.token and d.state in ('sending', 'unknown')
                          and n.id = d.notification_id
                        returning %s
                        """.formatted(DeliveryChange.COLUMNS))
                .param(Column.uuids(outcomes, Outcome::deliveryId))
                .param(Column.uuids(outcomes, Outcome::token))
                .param(Column.texts(outcomes, outcome -> outcome.state().code()))
                .param(Column.texts(outcomes, Outcome::reason))
                .param(Column.texts(outcomes, Outcome::carrier))
                .param(Column.texts(outcomes, Outcome::reference))
                .param(Column.instants(outcomes, Outcome::notBefore))
                .param(Column.instants(outcomes, Outcome::at))
                .query(DeliveryChange::of)
                .list();
        recordAttempts(outcomes, changes);
        follow(changes);
        return changes.size();
    }

    /** What every change of state brings about; the lanes are locked by the caller. */
    void follow(List<DeliveryChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        lanes.release(changes.stream()
                .filter(change -> RELEASES.contains(change.state()))
                .toList());
        List<UUID> letters = changes.stream()
                .filter(change ->
                        NOT_SENT.contains(change.state()) && change.channel().equals(Channel.LETTER.code()))
                .map(DeliveryChange::notificationId)
                .toList();
        if (!letters.isEmpty()) {
            firstLetters.notSent(letters);
        }
        events.deliveriesChanged(
                changes.stream().filter(change -> change.state() != State.READY).toList());
        bell.ringForReady(changes);
        fallbacks.start(changes.stream()
                .filter(change -> FALLS_BACK.contains(change.state()))
                .toList());
    }

    private void recordAttempts(Collection<Outcome> outcomes, List<DeliveryChange> changes) {
        Set<UUID> applied = changes.stream().map(DeliveryChange::id).collect(toSet());
        attempts.add(outcomes.stream()
                .filter(outcome -> applied.contains(outcome.deliveryId()))
                .map(outcome -> new Attempts.Attempt(
                        outcome.deliveryId(), outcome.carrier(), outcome.at(), outcome.state(), outcome.reason()))
                .toList());
    }
}
