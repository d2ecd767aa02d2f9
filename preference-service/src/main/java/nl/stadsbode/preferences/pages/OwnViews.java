package nl.stadsbode.preferences.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.resident.Known;
import nl.stadsbode.preferences.resident.ReadingResidents;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.topic.Topic;
import nl.stadsbode.preferences.topic.Topics;
import nl.stadsbode.preferences.verification.Pending;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills the pages of a resident's own. Whose they are is told by the sign-in alone. */
@Component
class OwnViews {

    /** A page about the resident who is signed in. */
    interface Page {

        /** @return name of its template */
        String of(Resident resident);
    }

    private static final String NOBODY = "own/nobody";

    private final ReadingResidents reading;
    private final PostOffice office;
    private final Topics topics;
    private final Today today;

    OwnViews(ReadingResidents reading, PostOffice office, Topics topics, Today today) {
        this.reading = reading;
        this.office = office;
        this.topics = topics;
        this.today = today;
    }

    /** The page, or one that says why there is none. */
    String show(Visit visit, Page page) {
        return switch (visit.own().flatMap(reading::find).orElse(null)) {
            case Known.Living(Resident resident)
            when resident.deceased() -> {
                visit.shows("deceased", true);
                yield NOBODY;
            }
            case Known.Living(Resident resident) -> page.of(resident);
            case Known.Forgotten forgotten -> {
                visit.shows("forgotten", true);
                yield NOBODY;
            }
            case null -> NOBODY;
        };
    }

    String overview(Resident resident, Visit visit) {
        String language = visit.language();
        visit.shows("resident", ResidentPage.ofOwn(resident, reading.history(resident.id(), null), topics, language));
        visit.shows(
                "missing",
                Stream.of(Channel.SMS, Channel.EMAIL)
                        .filter(channel -> resident.contactPoint(channel) == null)
                        .map(Channel::code)
                        .toList());
        visit.shows(
                "companions",
                reading.companions(resident).stream()
                        .map(companion -> companion.person().name())
                        .toList());
        visit.shows("pausedUntil", today.stillComing(resident.pausedUntil()));
        visit.shows("topics", TopicLine.all(resident, topics, language));
        return "own/overview";
    }

    /** @param sent the form as it was sent, or null when it is shown for the first time */
    String topic(Resident resident, String topic, @Nullable ChoiceForm sent, Visit visit) {
        visit.shows("topic", topic);
        visit.shows("name", topics.name(topic, visit.language()));
        visit.shows("reachable", ResidentPage.reachable(resident));
        visit.shows(
                "forms",
                List.of(MessageKind.SERVICE, MessageKind.OFFICIAL).stream()
                        .map(kind -> sent != null && kind.code().equals(sent.kind())
                                ? sent
                                : ChoiceForm.of(
                                        new Choice.Subject(topic, kind), resident.choices(), resident.version()))
                        .toList());
        visit.shows("sent", sent == null ? "" : sent.kind());
        return "own/topic";
    }

    String pause(PauseForm form, Visit visit) {
        visit.shows("form", form);
        visit.shows("earliest", today.plusDays(1));
        visit.shows("latest", today.plusDays(PauseForm.MOST_DAYS));
        return "own/pause";
    }

    /** In the municipality's time zone. */
    LocalDate today() {
        return today.date();
    }

    String settings(SettingsForm form, Visit visit) {
        visit.shows("form", form);
        return "own/settings";
    }

    /**
     * @param given what was written in the form, when it is shown again
     * @param pending what waits for its code or link, or null
     */
    String contact(Resident resident, Channel channel, String given, @Nullable Pending pending, Visit visit) {
        ContactPoint point = resident.contactPoint(channel);
        visit.shows("channel", channel.code());
        visit.shows("current", point == null ? null : point.destination().shown());
        visit.shows("works", point != null && point.verified());
        visit.shows("given", given);
        visit.shows("pending", pending);
        return "own/contact";
    }

    String removal(Resident resident, ContactPoint point, Visit visit) {
        visit.shows("version", resident.version());
        visit.shows("channel", point.channel().code());
        visit.shows("destination", point.destination().shown());
        visit.shows("consequences", Consequence.ofLosing(point.channel(), resident, topics, visit.language()));
        return "own/removal";
    }

    String address(AddressForm form, Visit visit) {
        visit.shows("form", form);
        AddressForm.describe(office.address(), visit.page(), visit.locale());
        return "own/address";
    }

    /** Where letters go instead of home, before that is taken away. */
    String addressRemoval(Resident resident, ContactPoint correspondence, Visit visit) {
        ContactPoint home = resident.contactPoint(Channel.LETTER);
        visit.shows("version", resident.version());
        visit.shows("destination", correspondence.destination().shown());
        visit.shows("home", home == null ? null : home.destination().shown());
        return "own/address-removal";
    }

    boolean isTopic(String topic) {
        return topic.equals(Topic.ANY) || topics.contains(topic);
    }

    /** The number or e-mail address of that code; a home address is the population register's, and nobody's to remove. */
    static Optional<ContactPoint> removable(Resident resident, String channel) {
        return resident.contactPoints().values().stream()
                .filter(point -> point.channel() != Channel.LETTER)
                .filter(point -> point.channel().code().equals(channel))
                .findFirst();
    }
}
