package nl.stadsbode.preferences.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.resident.Known;
import nl.stadsbode.preferences.resident.ReadingResidents;
import nl.stadsbode.preferences.resident.Requester;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.topic.Topic;
import nl.stadsbode.preferences.topic.Topics;
import nl.stadsbode.preferences.verification.Pending;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

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

    static Optional<ResidentId> own(Authentication authentication) {
        return Requester.of(authentication).ownId();
    }

    /** The page, or one that says why there is none. */
    String show(Authentication authentication, Model model, Page page) {
        return switch (own(authentication).flatMap(reading::find).orElse(null)) {
            case Known.Living(Resident resident)
            when resident.deceased() -> {
                model.addAttribute("deceased", true);
                yield NOBODY;
            }
            case Known.Living(Resident resident) -> page.of(resident);
            case Known.Forgotten forgotten -> {
                model.addAttribute("forgotten", true);
                yield NOBODY;
            }
            case null -> NOBODY;
        };
    }

    String overview(Resident resident, Model model, Locale locale) {
        String language = locale.getLanguage();
        model.addAttribute(
                "resident", ResidentPage.ofOwn(resident, reading.history(resident.id(), null), topics, language));
        model.addAttribute(
                "missing",
                Stream.of(Channel.SMS, Channel.EMAIL)
                        .filter(channel -> resident.contactPoint(channel) == null)
                        .map(Channel::code)
                        .toList());
        model.addAttribute(
                "companions",
                reading.companions(resident).stream()
                        .map(companion -> companion.person().name())
                        .toList());
        model.addAttribute("pausedUntil", today.stillComing(resident.pausedUntil()));
        model.addAttribute("topics", TopicLine.all(resident, topics, language));
        return "own/overview";
    }

    /** @param sent the form as it was sent, or null when it is shown for the first time */
    String topic(Resident resident, String topic, @Nullable ChoiceForm sent, Model model, Locale locale) {
        model.addAttribute("topic", topic);
        model.addAttribute("name", TopicLine.name(topic, topics, locale.getLanguage()));
        model.addAttribute("reachable", ResidentPage.reachable(resident));
        model.addAttribute(
                "forms",
                List.of(MessageKind.SERVICE, MessageKind.OFFICIAL).stream()
                        .map(kind -> sent != null && kind.code().equals(sent.kind())
                                ? sent
                                : ChoiceForm.of(
                                        new Choice.Subject(topic, kind), resident.choices(), resident.version()))
                        .toList());
        model.addAttribute("sent", sent == null ? "" : sent.kind());
        return "own/topic";
    }

    String pause(PauseForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("earliest", today.plusDays(1));
        model.addAttribute("latest", today.plusDays(PauseForm.MOST_DAYS));
        return "own/pause";
    }

    /** In the municipality's time zone. */
    LocalDate today() {
        return today.date();
    }

    String settings(SettingsForm form, Model model) {
        model.addAttribute("form", form);
        return "own/settings";
    }

    /**
     * @param given what was written in the form, when it is shown again
     * @param pending what waits for its code or link, or null
     */
    String contact(Resident resident, Channel channel, String given, @Nullable Pending pending, Model model) {
        ContactPoint point = resident.contactPoint(channel);
        model.addAttribute("channel", channel.code());
        model.addAttribute("current", point == null ? null : point.destination().shown());
        model.addAttribute("works", point != null && point.verified());
        model.addAttribute("given", given);
        model.addAttribute("pending", pending);
        return "own/contact";
    }

    String removal(Resident resident, ContactPoint point, Model model, Locale locale) {
        model.addAttribute("version", resident.version());
        model.addAttribute("channel", point.channel().code());
        model.addAttribute("destination", point.destination().shown());
        model.addAttribute(
                "consequences", Consequence.ofLosing(point.channel(), resident, topics, locale.getLanguage()));
        return "own/removal";
    }

    String address(AddressForm form, Model model, Locale locale) {
        model.addAttribute("form", form);
        AddressForm.describe(office.address(), model, locale);
        return "own/address";
    }

    /** Where letters go instead of home, before that is taken away. */
    String addressRemoval(Resident resident, ContactPoint correspondence, Model model) {
        ContactPoint home = resident.contactPoint(Channel.LETTER);
        model.addAttribute("version", resident.version());
        model.addAttribute("destination", correspondence.destination().shown());
        model.addAttribute("home", home == null ? null : home.destination().shown());
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
