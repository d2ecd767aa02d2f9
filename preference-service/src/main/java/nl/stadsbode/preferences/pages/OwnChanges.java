package nl.stadsbode.preferences.pages;

import com.fasterxml.uuid.NoArgGenerator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.Asked;
import nl.stadsbode.preferences.resident.ChangingResidents;
import nl.stadsbode.preferences.resident.Outcome;
import nl.stadsbode.preferences.resident.Requester;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.topic.Topics;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What residents decide about themselves, signed in: each change is stated by them, and the form comes back if refused. */
@Controller
@RequestMapping(OwnPages.PATH)
@PreAuthorize("hasRole('resident')")
class OwnChanges {

    private final OwnViews views;
    private final PostOffice office;
    private final NoArgGenerator ids;
    private final ChangingResidents changing;
    private final Topics topics;
    private final Clock clock;

    OwnChanges(
            OwnViews views,
            PostOffice office,
            NoArgGenerator ids,
            ChangingResidents changing,
            Topics topics,
            Clock clock) {
        this.views = views;
        this.office = office;
        this.ids = ids;
        this.changing = changing;
        this.topics = topics;
        this.clock = clock;
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
                resident -> views.isTopic(topic)
                        ? views.topic(resident, topic, form.on(resident.version()), model, locale)
                        : views.overview(resident, model, locale),
                "own.saved",
                model,
                next,
                response);
    }

    /** Who chooses a language reads these pages in it too. */
    @PostMapping("/settings")
    String set(
            @ModelAttribute SettingsForm chosen,
            Authentication authentication,
            Model model,
            RedirectAttributes next,
            HttpServletRequest request,
            HttpServletResponse response) {
        String answer = answer(
                authentication,
                chosen.version(),
                (resident, stated) -> resident.with(chosen.settings()),
                resident -> views.settings(chosen.on(resident.version()), model),
                "own.saved",
                model,
                next,
                response);
        LocaleResolver pages = RequestContextUtils.getLocaleResolver(request);
        if (answer.startsWith("redirect:") && pages != null) {
            pages.setLocale(
                    request, response, Locale.of(chosen.settings().language().code()));
        }
        return answer;
    }

    @PostMapping("/pause")
    String pause(
            @ModelAttribute PauseForm chosen,
            Authentication authentication,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        return answer(
                authentication,
                chosen.version(),
                (resident, stated) -> resident.pausedUntil(chosen.day(views.today())),
                resident -> views.pause(chosen.on(resident.version()), model),
                chosen.until() == null || chosen.until().isBlank() ? "own.pause.ended" : "own.pause.begun",
                model,
                next,
                response);
    }

    @PostMapping("/address")
    String lettersTo(
            @ModelAttribute AddressForm given,
            Authentication authentication,
            Model model,
            Locale locale,
            RedirectAttributes next,
            HttpServletResponse response) {
        return answer(
                authentication,
                given.version(),
                (resident, stated) -> resident.lettersTo(given.address(office.address()), stated, ids::generate),
                resident -> views.address(given.on(resident.version()), model, locale),
                "own.address.saved",
                model,
                next,
                response);
    }

    @PostMapping("/address/removal")
    String lettersHome(
            @RequestParam long version,
            Authentication authentication,
            Model model,
            Locale locale,
            RedirectAttributes next,
            HttpServletResponse response) {
        return answer(
                authentication,
                version,
                (resident, stated) -> resident.lettersHome(),
                resident -> Optional.ofNullable(resident.residence().correspondence())
                        .map(point -> views.addressRemoval(resident, point, model))
                        .orElseGet(() -> views.overview(resident, model, locale)),
                "own.address.removed",
                model,
                next,
                response);
    }

    /** From then on no message goes there; what is under way and not handed over yet neither. */
    @PostMapping("/contact/{channel}/removal")
    String remove(
            @PathVariable String channel,
            @RequestParam long version,
            Authentication authentication,
            Model model,
            Locale locale,
            RedirectAttributes next,
            HttpServletResponse response) {
        return answer(
                authentication,
                version,
                (resident, stated) -> OwnViews.removable(resident, channel)
                        .map(point -> resident.without(point.channel()))
                        .orElse(resident),
                resident -> OwnViews.removable(resident, channel)
                        .map(point -> views.removal(resident, point, model, locale))
                        .orElseGet(() -> views.overview(resident, model, locale)),
                "own.removal.done",
                model,
                next,
                response);
    }

    private interface Change {
        Resident of(Resident resident, Stated stated);
    }

    /** Makes a change; shows the form again, as it was sent, where that cannot be. */
    private String answer(
            Authentication authentication,
            long version,
            Change change,
            OwnViews.Page form,
            String done,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        Optional<ResidentId> own = OwnViews.own(authentication);
        if (own.isEmpty()) {
            return views.show(authentication, model, form);
        }
        return switch (change(own.get(), version, change)) {
            case Outcome.Changed changed -> overview(done, next);
            case Outcome.Unchanged unchanged -> overview("own.unchanged", next);
            case Outcome.Refused(List<Flaw> flaws) -> {
                model.addAttribute("problem", "flaw." + flaws.getFirst().code());
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                yield views.show(authentication, model, form);
            }
            case Outcome.VersionDiffers differs -> {
                model.addAttribute("problem", "own.changedMeanwhile");
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield views.show(authentication, model, form);
            }
            case Outcome.NotThere notThere -> views.show(authentication, model, form);
            case Outcome.Forgotten forgotten -> views.show(authentication, model, form);
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

    private static String overview(String message, RedirectAttributes next) {
        next.addFlashAttribute("message", message);
        return "redirect:" + OwnPages.PATH;
    }
}
