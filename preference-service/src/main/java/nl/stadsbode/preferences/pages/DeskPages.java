package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.message.Confirming;
import nl.stadsbode.preferences.register.RegisteredResidents;
import nl.stadsbode.preferences.resident.Asked;
import nl.stadsbode.preferences.resident.ChangingResidents;
import nl.stadsbode.preferences.resident.Known;
import nl.stadsbode.preferences.resident.Outcome;
import nl.stadsbode.preferences.resident.ReadingResidents;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The contact centre looks a resident up by id and writes down what the resident says. */
@Controller
class DeskPages {

    private static final String LOOKUP = "desk/lookup";
    private static final String RESIDENT = "desk/resident";

    private final ReadingResidents reading;
    private final RegisteredResidents registered;
    private final ChangingResidents changing;
    private final Confirming confirming;
    private final Topics topics;
    private final ProcessingLog log;
    private final Clock clock;

    DeskPages(
            ReadingResidents reading,
            RegisteredResidents registered,
            ChangingResidents changing,
            Confirming confirming,
            Topics topics,
            ProcessingLog log,
            Clock clock) {
        this.reading = reading;
        this.registered = registered;
        this.changing = changing;
        this.confirming = confirming;
        this.topics = topics;
        this.log = log;
        this.clock = clock;
    }

    /** A resident is sent to the page of their own. */
    @GetMapping("/")
    String lookup(HttpServletRequest request) {
        return request.isUserInRole("resident") ? "redirect:" + OwnPages.PATH : LOOKUP;
    }

    @GetMapping("/residents")
    @PreAuthorize("hasRole('contact')")
    String find(@RequestParam(defaultValue = "") String id, Model model, HttpServletResponse response) {
        Optional<UUID> wanted = uuid(id);
        return wanted.isPresent()
                ? "redirect:/residents/" + wanted.get()
                : lookupAgain("desk.lookup.malformed", HttpServletResponse.SC_BAD_REQUEST, model, response);
    }

    @GetMapping("/residents/{id}")
    @PreAuthorize("hasRole('contact')")
    String resident(
            @PathVariable String id,
            Authentication authentication,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        Optional<ResidentId> wanted = uuid(id).map(ResidentId::new);
        return page(
                wanted.flatMap(known -> logged(authentication, "resident-looked-up", known)),
                false,
                null,
                model,
                locale,
                response);
    }

    @PostMapping("/residents/{id}/show")
    @PreAuthorize("hasRole('contact')")
    String show(
            @PathVariable UUID id,
            Authentication authentication,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        return page(
                logged(authentication, ReadingResidents.SHOWN, new ResidentId(id)),
                true,
                null,
                model,
                locale,
                response);
    }

    @PostMapping("/residents/{id}/choices")
    @PreAuthorize("hasRole('contact')")
    String choose(
            @PathVariable UUID id,
            @ModelAttribute ChoiceForm spoken,
            @RequestParam(defaultValue = "") String how,
            Authentication authentication,
            Model model,
            Locale locale,
            RedirectAttributes next,
            HttpServletResponse response) {
        ResidentId resident = new ResidentId(id);
        model.addAttribute("heard", how);
        return switch (change(resident, spoken, how, authentication)) {
            case Outcome.Changed changed -> saved(resident, "desk.choice.saved", next);
            case Outcome.Unchanged unchanged -> saved(resident, "desk.choice.unchanged", next);
            case Outcome.Refused(List<Flaw> flaws) -> {
                model.addAttribute("problem", "flaw." + flaws.getFirst().code());
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                yield page(reading.find(resident), false, spoken, model, locale, response);
            }
            case Outcome.VersionDiffers(long version) -> {
                model.addAttribute("problem", "desk.choice.changedMeanwhile");
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield page(reading.find(resident), false, spoken.on(version), model, locale, response);
            }
            case Outcome.NotThere notThere -> page(Optional.empty(), false, null, model, locale, response);
            case Outcome.Forgotten forgotten -> page(reading.find(resident), false, null, model, locale, response);
            case Outcome.Created impossible -> throw new IllegalStateException("a choice creates nobody");
        };
    }

    /** Where a change of language or a reload leads after a form was answered. */
    @GetMapping({"/residents/{id}/show", "/residents/{id}/choices"})
    @PreAuthorize("hasRole('contact')")
    String back(@PathVariable UUID id) {
        return "redirect:/residents/" + id;
    }

    /** Finds someone to show them, once it is written down who looked. */
    private Optional<Known> logged(Authentication authentication, String name, ResidentId id) {
        Optional<Known> known = reading.find(id);
        if (known.orElse(null) instanceof Known.Living) {
            log.looks(authentication, name, id.value());
        }
        return known;
    }

    private Outcome change(ResidentId resident, ChoiceForm spoken, String how, Authentication authentication) {
        try {
            Stated stated = stated(authentication, heard(how));
            return changing.change(
                    Asked.of(resident, spoken.version(), stated, current -> changed(current, spoken, stated)));
        } catch (Flawed flawed) {
            return new Outcome.Refused(flawed.flaws());
        }
    }

    private Resident changed(Resident current, ChoiceForm spoken, Stated stated) {
        Resident after = current.with(spoken.in(current.choices(), topics, stated));
        confirming.choiceChanged(current, spoken.subject(topics), after);
        return after;
    }

    static How heard(String how) {
        if (How.PHONE.code().equals(how) || How.DESK.code().equals(how)) {
            return How.of(how);
        }
        throw new Flawed("how", "unknown-how", "Say how you heard it.");
    }

    private String page(
            Optional<Known> known,
            boolean shown,
            @Nullable ChoiceForm spoken,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        return switch (known.orElse(null)) {
            case Known.Living(Resident resident) -> {
                model.addAttribute(
                        "resident",
                        ResidentPage.of(
                                resident, reading.history(resident.id(), null), topics, locale.getLanguage(), shown));
                model.addAttribute("bsn", registered.maskedOf(resident.id()).orElse(null));
                model.addAttribute(
                        "companions",
                        reading.companions(resident).stream()
                                .map(companion -> DeskCompanion.of(companion, shown))
                                .toList());
                model.addAttribute("topics", topics.all());
                model.addAttribute("spoken", spoken == null ? ChoiceForm.blank(resident.version()) : spoken);
                yield RESIDENT;
            }
            case Known.Forgotten forgotten ->
                lookupAgain("desk.lookup.forgotten", HttpServletResponse.SC_GONE, model, response);
            case null -> lookupAgain("desk.lookup.unknown", HttpServletResponse.SC_NOT_FOUND, model, response);
        };
    }

    private static String saved(ResidentId resident, String message, RedirectAttributes next) {
        next.addFlashAttribute("message", message);
        return "redirect:/residents/" + resident;
    }

    private static String lookupAgain(String problem, int status, Model model, HttpServletResponse response) {
        model.addAttribute("problem", problem);
        response.setStatus(status);
        return LOOKUP;
    }

    private Stated stated(Authentication authentication, How how) {
        return new Stated(clock.instant().truncatedTo(ChronoUnit.MICROS), authentication.getName(), how);
    }

    private static Optional<UUID> uuid(String written) {
        try {
            return Optional.of(UUID.fromString(written.strip()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
