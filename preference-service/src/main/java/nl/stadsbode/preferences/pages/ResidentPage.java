package nl.stadsbode.preferences.pages;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactFailure;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.HistoryEntry;
import nl.stadsbode.preferences.resident.QuietHours;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * What the contact centre sees of a resident.
 *
 * @param shown whether name, numbers and addresses are written out
 * @param salutation only when shown and there is one
 * @param points a secret address (BRP) has no destination here: nobody but the resident sees it
 * @param correspondence where letters go instead of home, or null
 * @param deceasedOn null for the living
 * @param quietHours as {@code 21:00–08:00}, or null when none
 */
record ResidentPage(
        String id,
        long version,
        boolean shown,
        String name,
        @Nullable String salutation,
        String language,
        boolean largePrint,
        boolean easyFont,
        @Nullable String quietHours,
        int gatherHours,
        List<Point> points,
        @Nullable Point correspondence,
        @Nullable LocalDate deceasedOn,
        List<Chosen> choices,
        List<Entry> history) {

    /**
     * @param id of this very number or address
     * @param destination null: secret
     * @param state of the badge: verified, unverified or failed
     */
    record Point(
            UUID id,
            String channel,
            @Nullable String destination,
            String state,
            @Nullable Stated verification,
            @Nullable ContactFailure failure) {}

    /** @param topic its name, or null for every topic without its own choice */
    record Chosen(@Nullable String topic, String kind, List<String> channels, Stated stated) {}

    record Entry(long version, Stated stated, List<Line> changes) {}

    /** A change in the history; a topic by its name, null for any. */
    record Line(HistoryEntry.Change change, @Nullable String topic, List<String> channels) {}

    /** What residents see of themselves. */
    static ResidentPage ofOwn(Resident resident, List<HistoryEntry> history, Topics topics, String language) {
        return of(resident, history, topics, language, true, false);
    }

    static ResidentPage of(
            Resident resident, List<HistoryEntry> history, Topics topics, String language, boolean shown) {
        return of(
                resident, history, topics, language, shown, resident.residence().secretAddress());
    }

    private static ResidentPage of(
            Resident resident,
            List<HistoryEntry> history,
            Topics topics,
            String language,
            boolean shown,
            boolean secret) {
        ContactPoint correspondence = resident.residence().correspondence();
        QuietHours quiet = resident.settings().quietHours();
        return new ResidentPage(
                resident.id().toString(),
                resident.version(),
                shown,
                shown ? resident.person().name() : resident.person().masked(),
                shown ? resident.person().salutation() : null,
                resident.settings().language().code(),
                resident.settings().largePrint(),
                resident.settings().easyFont(),
                quiet == null ? null : quiet.fromText() + "–" + quiet.untilText(),
                resident.settings().gatherHours(),
                points(resident, shown, secret),
                correspondence == null ? null : point(correspondence, shown, secret),
                resident.residence().deceasedOn(),
                resident.choices().all().stream()
                        .map(choice -> chosen(choice, topics, language))
                        .toList(),
                history.stream().map(entry -> entry(entry, topics, language)).toList());
    }

    /** Channels by which the resident can be reached now. */
    static Set<String> reachable(Resident resident) {
        return Stream.concat(resident.contactPoints().values().stream(), resident.letterAddress().stream())
                .filter(ContactPoint::verified)
                .map(point -> point.channel().code())
                .collect(Collectors.toSet());
    }

    private static List<Point> points(Resident resident, boolean shown, boolean secret) {
        return Arrays.stream(Channel.values())
                .map(resident::contactPoint)
                .flatMap(point -> point == null ? Stream.empty() : Stream.of(point(point, shown, secret)))
                .toList();
    }

    private static Point point(ContactPoint point, boolean shown, boolean secret) {
        return new Point(
                point.id(),
                point.channel().code(),
                secret && point.channel() == Channel.LETTER
                        ? null
                        : shown
                                ? point.destination().shown()
                                : point.destination().masked(),
                point.failure() != null ? "failed" : point.verified() ? "verified" : "unverified",
                point.verification(),
                point.failure());
    }

    private static Chosen chosen(Choice choice, Topics topics, String language) {
        return new Chosen(
                topics.name(choice.about().topic(), language),
                choice.about().kind().code(),
                choice.channels().stream().map(Channel::code).toList(),
                choice.stated());
    }

    private static Entry entry(HistoryEntry entry, Topics topics, String language) {
        return new Entry(
                entry.version(),
                entry.stated(),
                entry.changes().stream()
                        .map(change -> new Line(
                                change,
                                change.topic() == null ? null : topics.name(change.topic(), language),
                                change.channels() == null
                                        ? List.of()
                                        : change.channels().stream()
                                                .map(Channel::code)
                                                .toList()))
                        .toList());
    }
}
