package nl.stadsbode.notifications.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import nl.stadsbode.notifications.planning.Plan.Nothing;
import nl.stadsbode.notifications.planning.Plan.Reason;
import nl.stadsbode.notifications.planning.Plan.Tell;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.residents.Choice;
import nl.stadsbode.notifications.residents.Companion;
import nl.stadsbode.notifications.residents.QuietHours;
import nl.stadsbode.notifications.residents.Wishes;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one recipient how a status change is told, or why not. A pure function: no clock, no database.
 *
 * <p>Electronic sending needs the resident's express choice for that kind of message (Awb 2:8, as it reads since
 * 1-1-2026). What is official ends as a letter; a service message that nobody chose is not sent.
 */
public final class NotificationPlanner {

    private final ZoneId zone;

    /** @param zone in which quiet hours are meant */
    public NotificationPlanner(ZoneId zone) {
        this.zone = zone;
    }

    public Plan plan(Notice notice, Wishes wishes, Instant now) {
        if (!notice.told()) {
            return new Nothing(Reason.STATUS_NOT_TOLD);
        }
        if (wishes.forgotten()) {
            return new Nothing(Reason.RESIDENT_FORGOTTEN);
        }
        if (wishes.deceased()) {
            return new Nothing(Reason.RECIPIENT_DECEASED);
        }
        return notice.official() ? official(notice, wishes, now) : service(notice, wishes, now);
    }

    /**
     * The same for who may not know yet how to choose: where they chose nothing at all and an address is known, it is
     * explained to them along with what is official, and else in a letter instead of nothing. Not while they paused: who
     * pauses was there.
     */
    public Plan planExplaining(Notice notice, Wishes wishes, Instant now) {
        Plan usual = plan(notice, wishes, now);
        if (!wishes.choices().isEmpty()
                || !wishes.reachable().contains(Channel.LETTER)
                || afterPause(wishes, now).isAfter(now)) {
            return usual;
        }
        return switch (usual) {
            case Nothing(Reason reason)
            when reason == Reason.NOTHING_CHOSEN -> new Tell(List.of(Channel.LETTER), now, Reason.FIRST_LETTER);
            case Tell(List<Channel> channels, Instant notBefore, Reason reason)
            when reason == Reason.OFFICIAL_BY_LETTER -> new Tell(channels, notBefore, Reason.OFFICIAL_BY_FIRST_LETTER);
            case Plan other -> other;
        };
    }

    /**
     * The same for someone whom a resident has told as well: by what they chose themselves, and of what is sensitive only
     * if the resident said so. What is official reaches the resident; a companion's own is no more than a copy.
     *
     * @param companion null if they are none any more
     * @param wishes null while they are not known
     * @return null while the companion's wishes are needed and not known
     */
    public @Nullable Plan planForCompanion(
            Notice notice, @Nullable Companion companion, @Nullable Wishes wishes, Instant now) {
        if (companion == null) {
            return new Nothing(Reason.COMPANION_ENDED);
        }
        if (notice.sensitive() && !companion.sensitive()) {
            return new Nothing(Reason.SENSITIVE_NOT_FOR_COMPANION);
        }
        return wishes == null ? null : plan(notice, wishes, now);
    }

    private Plan official(Notice notice, Wishes wishes, Instant now) {
        List<Channel> channels = new ArrayList<>(chosen(notice, wishes));
        channels.remove(Channel.LETTER);
        if (wishes.reachable().contains(Channel.LETTER)) {
            channels.add(Channel.LETTER);
        }
        return tell(channels, notice, wishes, now);
    }

    private Plan service(Notice notice, Wishes wishes, Instant now) {
        return wishes.choiceFor(notice.topic(), notice.official())
                .map(choice -> choice.channels().isEmpty()
                        ? new Nothing(Reason.CHOSE_NOTHING)
                        : tell(chosen(notice, wishes), notice, wishes, now))
                .orElseGet(() -> new Nothing(Reason.NOTHING_CHOSEN));
    }

    private Plan tell(List<Channel> channels, Notice notice, Wishes wishes, Instant now) {
        if (channels.isEmpty()) {
            return new Nothing(Reason.NO_CONTACT_POINT);
        }
        Channel first = channels.getFirst();
        Instant afterPause = notice.urgent() || notice.official() ? now : afterPause(wishes, now);
        boolean gathered = wishes.gatherHours() > 0 && !notice.urgent() && !notice.official() && !notice.reaction();
        Instant ready = gathered ? latest(afterPause, now.plus(Duration.ofHours(wishes.gatherHours()))) : afterPause;
        Instant moment = earliest(first, notice.urgent(), wishes, ready);
        Reason reason = notice.official() && first == Channel.LETTER
                ? Reason.OFFICIAL_BY_LETTER
                : afterPause.isAfter(now)
                        ? Reason.CHOSEN_AFTER_PAUSE
                        : gathered
                                ? Reason.CHOSEN_GATHERED
                                : moment.isAfter(now) ? Reason.CHOSEN_AFTER_QUIET_HOURS : Reason.CHOSEN;
        return new Tell(List.copyOf(channels), moment, reason);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * Now, or the beginning of the day on which a resident is back. It holds when something is planned, and not at the
     * hand-over: what is official releases what waits before it.
     */
    public Instant afterPause(Wishes wishes, Instant now) {
        LocalDate until = wishes.pausedUntil();
        Instant end = until == null ? now : until.atStartOfDay(zone).toInstant();
        return end.isAfter(now) ? end : now;
    }

    /** Now, or the end of the quiet hours: a letter disturbs nobody, and what is urgent passes. */
    public Instant earliest(Channel channel, boolean urgent, Wishes wishes, Instant now) {
        QuietHours quiet = wishes.quietHours();
        return quiet == null || urgent || !channel.electronic() ? now : quiet.next(now, zone);
    }

    private static List<Channel> chosen(Notice notice, Wishes wishes) {
        return wishes.choiceFor(notice.topic(), notice.official()).map(Choice::channels).orElse(List.of()).stream()
                .filter(wishes.reachable()::contains)
                .distinct()
                .toList();
    }
}
