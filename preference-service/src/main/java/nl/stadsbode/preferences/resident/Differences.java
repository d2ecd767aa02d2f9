package nl.stadsbode.preferences.resident;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.resident.HistoryEntry.Change;
import org.jspecify.annotations.Nullable;

/** What changed between two versions, for the history. Pure. */
final class Differences {

    private Differences() {}

    static List<Change> between(@Nullable Resident before, Resident after) {
        List<Change> changes = new ArrayList<>();
        if (before == null) {
            changes.add(Change.of("created"));
        } else if (!before.person().equals(after.person())) {
            changes.add(Change.of("name"));
        }
        settings(before == null ? null : before.settings(), after.settings(), changes);
        if (!Objects.equals(before == null ? null : before.pausedUntil(), after.pausedUntil())) {
            LocalDate until = after.pausedUntil();
            changes.add(Change.setting("pause", until == null ? "none" : until.toString()));
        }
        residence(before == null ? Residence.USUAL : before.residence(), after.residence(), changes);
        for (Channel channel : Channel.values()) {
            contactPoint(
                    channel,
                    before == null ? null : before.contactPoint(channel),
                    after.contactPoint(channel),
                    changes);
        }
        choices(before, after, changes);
        companions(before == null ? List.of() : before.companions(), after, changes);
        return changes;
    }

    private static void residence(Residence before, Residence after, List<Change> changes) {
        if (before.deceased() != after.deceased()) {
            changes.add(Change.setting("deceased", Boolean.toString(after.deceased())));
        }
        if (before.secretAddress() != after.secretAddress()) {
            changes.add(Change.setting("secret-address", Boolean.toString(after.secretAddress())));
        }
        ContactPoint old = before.correspondence();
        ContactPoint now = after.correspondence();
        if (!Objects.equals(old == null ? null : old.id(), now == null ? null : now.id())) {
            changes.add(Change.setting("correspondence", now == null ? "removed" : old == null ? "added" : "replaced"));
        }
        if (now != null
                && now.failure() != null
                && (old == null || !now.failure().equals(old.failure()))) {
            changes.add(Change.setting("correspondence", "failed"));
        }
        if (now != null && now.verified() && old != null && old.id().equals(now.id()) && !old.verified()) {
            changes.add(Change.setting("correspondence", "verified"));
        }
    }

    private static void settings(@Nullable Settings before, Settings after, List<Change> changes) {
        if (before == null || !before.language().equals(after.language())) {
            changes.add(Change.setting("language", after.language().code()));
        }
        if (before == null ? after.largePrint() : before.largePrint() != after.largePrint()) {
            changes.add(Change.setting("large-print", Boolean.toString(after.largePrint())));
        }
        if (before == null ? after.easyFont() : before.easyFont() != after.easyFont()) {
            changes.add(Change.setting("easy-font", Boolean.toString(after.easyFont())));
        }
        if (before == null ? after.gatherHours() > 0 : before.gatherHours() != after.gatherHours()) {
            changes.add(Change.setting("gathering", Integer.toString(after.gatherHours())));
        }
        QuietHours quiet = after.quietHours();
        if (before == null || !Objects.equals(before.quietHours(), quiet)) {
            changes.add(
                    Change.setting("quiet-hours", quiet == null ? "none" : quiet.fromText() + "–" + quiet.untilText()));
        }
    }

    private static void contactPoint(
            Channel channel, @Nullable ContactPoint before, @Nullable ContactPoint after, List<Change> changes) {
        if (after == null) {
            if (before != null) {
                changes.add(Change.contactPoint(channel, "removed", null));
            }
            return;
        }
        if (before == null || !before.id().equals(after.id())) {
            changes.add(Change.contactPoint(channel, before == null ? "added" : "replaced", null));
        }
        if (after.verified() && (before == null || !before.id().equals(after.id()) || !before.verified())) {
            changes.add(Change.contactPoint(channel, "verified", null));
        }
        if (after.failure() != null && (before == null || !after.failure().equals(before.failure()))) {
            changes.add(
                    Change.contactPoint(channel, "failed", after.failure().why().code()));
        }
    }

    private static void choices(@Nullable Resident before, Resident after, List<Change> changes) {
        for (Choice choice : after.choices().all()) {
            if (before == null || !before.choices().about(choice.about()).equals(Optional.of(choice))) {
                changes.add(choice(choice, "chosen"));
            }
        }
        if (before != null) {
            before.choices().all().stream()
                    .filter(choice -> after.choices().about(choice.about()).isEmpty())
                    .forEach(choice -> changes.add(choice(choice, "removed")));
        }
    }

    private static void companions(List<Companion> before, Resident after, List<Change> changes) {
        for (Companion companion : after.companions()) {
            Optional<Companion> known = before.stream()
                    .filter(each -> each.id().equals(companion.id()))
                    .findFirst();
            if (known.isEmpty()) {
                changes.add(Change.setting("companion", "begun"));
            }
            if (known.map(Companion::sensitive).orElse(false) != companion.sensitive()) {
                changes.add(Change.setting("companion", companion.sensitive() ? "sensitive" : "not-sensitive"));
            }
        }
        before.stream()
                .filter(each -> after.companion(each.id()).isEmpty())
                .forEach(ended -> changes.add(Change.setting("companion", "ended")));
    }

    private static Change choice(Choice choice, String to) {
        return new Change(
                "choice",
                to,
                null,
                null,
                choice.about().topic(),
                choice.about().kind(),
                to.equals("removed") ? null : choice.channels());
    }
}
