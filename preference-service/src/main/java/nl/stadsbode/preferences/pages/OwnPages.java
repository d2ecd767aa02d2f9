package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.stadsbode.preferences.choice.Choice;
import nl.stadsbode.preferences.choice.MessageKind;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.Asked;
import nl.stadsbode.preferences.resident.ChangingResidents;
import nl.stadsbode.preferences.resident.Known;
import nl.stadsbode.preferences.resident.Outcome;
import nl.stadsbode.preferences.resident.ReadingResidents;
import nl.stadsbode.preferences.resident.Requester;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.topic.Topic;
import nl.stadsbode.preferences.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What residents decide about themselves. No address of these pages holds an id: whose they are is told by the sign-in
 * alone, so that there is none of another to try.
 */
@Controller
@RequestMapping(OwnPages.PATH)
@PreAuthorize("hasRole('resident')")
class OwnPages {

    static final String PATH = "/my";

    private static final String OVERVIEW = "own/overview";
    private static final String TOPIC = "own/topic";
    private static final String SETTINGS = "own/settings";
    private static final String NOBODY = "own/nobody";

    private final ReadingResidents reading;
    private final ChangingResidents changing;
    private final Topics topics;
    private final Clock clock;

    OwnPages(ReadingResidents reading, ChangingResidents changing, Topics topics, Clock clock) {
        this.reading = reading;
        this.changing = changing;
        this.topics = topics;
        this.clock = clock;
    }

    @GetMapping
    String overview(Authentication authentication, Model model, Locale locale) {
        return known(authentication, model, resident -> {
            model.addAttribute(
                    "resident",
                    ResidentPage.of(
                            resident, reading.history(resident.id(), null), topics, locale.getLanguage(), true));
            model.addAttribute("topics", TopicLine.all(resident, topics, locale.getLanguage()));
            return OVERVIEW;
        });
    }

    @GetMapping("/topics/{topic}")
    String topic(
            @PathVariable String topic,
            Authentication authentication,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        if (!isTopic(topic)) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("problem", "flaw.unknown-topic");
            return overview(authentication, model, locale);
        }
        return known(authentication, model, resident -> choosing(resident, topic, null, model, locale));
    }

    @PostMapping("/topics/{topic}")
    String choose(
            @PathVariable String topic,
            @ModelAttribute ChoiceForm chosen,
            Authentication authentication,
            Model model,
            Locale locale,
            RedirectAttributes next,
            HttpServletResponse response) {
        ChoiceForm form = chosen.about(topic);
        return answer(
                authentication,
                form.version(),
                (resident, stated) -> resident.with(form.in(resident.choices(), topics, stated)),
                resident -> isTopic(topic)
                        ? choosing(resident, topic, form.on(resident.version()), model, locale)
                        : overview(authentication, model, locale),
                model,
                next,
                response);
    }

    @GetMapping("/settings")
    String settings(Authentication authentication, Model model) {
        return known(authentication, model, resident -> {
            model.addAttribute("form", SettingsForm.of(resident));
            return SETTINGS;
        });
    }

    @PostMapping("/settings")
    String set(
            @ModelAttribute SettingsForm chosen,
            Authentication authentication,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        return answer(
                authentication,
                chosen.version(),
                (resident, stated) -> resident.with(chosen.settings()),
                resident -> {
                    model.addAttribute("form", chosen.on(resident.version()));
                    return SETTINGS;
                },
                model,
                next,
                response);
    }

    private String choosing(Resident resident, String topic, @Nullable ChoiceForm sent, Model model, Locale locale) {
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
        return TOPIC;
    }

    private interface Change {
        Resident of(Resident resident, Stated stated);
    }

    private interface Page {
        String of(Resident resident);
    }

    /** Makes a change; shows the form again, as it was sent, where that cannot be. */
    private String answer(
            Authentication authentication,
            long version,
            Change change,
            Page form,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        Optional<ResidentId> own = own(authentication);
        if (own.isEmpty()) {
            return NOBODY;
        }
        return switch (change(own.get(), version, change)) {
            case Outcome.Changed changed -> saved("own.saved", next);
            case Outcome.Unchanged unchanged -> saved("own.unchanged", next);
            case Outcome.Refused(List<Flaw> flaws) -> {
                model.addAttribute("problem", "flaw." + flaws.getFirst().code());
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                yield known(authentication, model, form);
            }
            case Outcome.VersionDiffers differs -> {
                model.addAttribute("problem", "own.changedMeanwhile");
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield known(authentication, model, form);
            }
            case Outcome.NotThere notThere -> known(authentication, model, form);
            case Outcome.Forgotten forgotten -> known(authentication, model, form);
            case Outcome.Created impossible -> throw new IllegalStateException("a choice creates nobody");
        };
    }

    private Outcome change(ResidentId own, long version, Change change) {
        Stated stated = new Stated(clock.instant().truncatedTo(ChronoUnit.MICROS), Requester.RESIDENT, How.SELF);
        try {
            return changing.change(Asked.of(own, version, stated, resident -> change.of(resident, stated)));
        } catch (Flawed flawed) {
            return new Outcome.Refused(flawed.flaws());
        }
    }

    private String known(Authentication authentication, Model model, Page page) {
        return switch (own(authentication).flatMap(reading::find).orElse(null)) {
            case Known.Living(Resident resident) -> page.of(resident);
            case Known.Forgotten forgotten -> {
                model.addAttribute("forgotten", true);
                yield NOBODY;
            }
            case null -> NOBODY;
        };
    }

    private static Optional<ResidentId> own(Authentication authentication) {
        return Requester.of(authentication).ownId();
    }

    private boolean isTopic(String topic) {
        return topic.equals(Topic.ANY) || topics.contains(topic);
    }

    private static String saved(String message, RedirectAttributes next) {
        next.addFlashAttribute("message", message);
        return "redirect:" + PATH;
    }
}
