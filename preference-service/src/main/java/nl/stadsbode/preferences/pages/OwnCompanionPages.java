package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.preferences.companion.Asking;
import nl.stadsbode.preferences.companion.EndingCompanions;
import nl.stadsbode.preferences.companion.Inviting;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.How;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.Companion;
import nl.stadsbode.preferences.resident.ReadingResidents;
import nl.stadsbode.preferences.resident.Requester;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A resident decides who is told as well. */
@Controller
@RequestMapping(OwnCompanionPages.PATH)
@PreAuthorize("hasRole('resident')")
class OwnCompanionPages {

    static final String PATH = OwnPages.PATH + "/companions";
    private static final int TOO_MANY_REQUESTS = 429;

    /** Who is asked, as it was written. */
    record Form(String name, String email, boolean sensitive) {

        static final Form EMPTY = new Form("", "", false);

        @Override
        public String toString() {
            return "Form[]";
        }
    }

    /** @param works whether e-mail still arrives there */
    public record Line(UUID id, String name, String email, boolean works, boolean sensitive) {
        @Override
        public String toString() {
            return "Line[" + id + "]";
        }
    }

    private final OwnViews views;
    private final Inviting inviting;
    private final EndingCompanions ending;
    private final ReadingResidents reading;
    private final Clock clock;

    OwnCompanionPages(
            OwnViews views, Inviting inviting, EndingCompanions ending, ReadingResidents reading, Clock clock) {
        this.views = views;
        this.inviting = inviting;
        this.ending = ending;
        this.reading = reading;
        this.clock = clock;
    }

    @GetMapping
    String companions(Authentication authentication, Model model) {
        return page(Form.EMPTY, authentication, model);
    }

    @PostMapping
    String ask(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "false") boolean sensitive,
            Authentication authentication,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        Form given = new Form(name, email, sensitive);
        try {
            Asking asking = OwnViews.own(authentication)
                    .map(own -> inviting.ask(own, name, email, sensitive))
                    .orElseGet(Asking.NobodyThere::new);
            return switch (asking) {
                case Asking.Sent sent -> to("own.companions.asked", next);
                case Asking.NobodyThere nobody -> page(given, authentication, model);
                case Asking.Enough enough -> {
                    response.setStatus(HttpServletResponse.SC_CONFLICT);
                    yield refused("own.companions.enough", given, authentication, model);
                }
                case Asking.HeldThere there -> {
                    response.setStatus(TOO_MANY_REQUESTS);
                    yield refused("own.verify.heldThere", given, authentication, model);
                }
                case Asking.Held(Instant until) -> {
                    response.setStatus(TOO_MANY_REQUESTS);
                    model.addAttribute("until", until);
                    yield refused("own.verify.held", given, authentication, model);
                }
            };
        } catch (Flawed flawed) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("field", flawed.flaws().getFirst().field().equals("name") ? "name" : "email");
            return refused("flaw." + flawed.flaws().getFirst().code(), given, authentication, model);
        }
    }

    /** It is who was meant. */
    @PostMapping("/confirm")
    String confirm(Authentication authentication, RedirectAttributes next) {
        boolean begun = OwnViews.own(authentication).map(inviting::confirm).orElse(false);
        return to(begun ? "own.companions.begun" : "own.companions.nothingThere", next);
    }

    @PostMapping("/withdraw")
    String withdraw(Authentication authentication, RedirectAttributes next) {
        OwnViews.own(authentication).ifPresent(inviting::withdraw);
        return to("own.companions.withdrawn", next);
    }

    @PostMapping("/sensitive")
    String tellOfSensitive(
            @RequestParam UUID companion,
            @RequestParam(defaultValue = "false") boolean sensitive,
            Authentication authentication,
            RedirectAttributes next) {
        boolean done = OwnViews.own(authentication)
                .map(own -> ending.tellOfSensitive(own, new ResidentId(companion), sensitive, stated()))
                .orElse(false);
        return to(done ? "own.saved" : "own.companions.nothingThere", next);
    }

    @PostMapping("/end")
    String end(@RequestParam UUID companion, Authentication authentication, RedirectAttributes next) {
        boolean ended = OwnViews.own(authentication)
                .map(own -> ending.byResident(own, new ResidentId(companion), stated()))
                .orElse(false);
        return to(ended ? "own.companions.ended" : "own.companions.nothingThere", next);
    }

    private Stated stated() {
        return new Stated(clock.instant().truncatedTo(ChronoUnit.MICROS), Requester.RESIDENT, How.SELF);
    }

    private String refused(String problem, Form form, Authentication authentication, Model model) {
        model.addAttribute("problem", problem);
        return page(form, authentication, model);
    }

    private String page(Form form, Authentication authentication, Model model) {
        return views.show(authentication, model, resident -> {
            model.addAttribute("form", form);
            model.addAttribute("companions", lines(resident));
            model.addAttribute("invitation", inviting.open(resident.id()).orElse(null));
            return "own/companions";
        });
    }

    private List<Line> lines(Resident resident) {
        return reading.companions(resident).stream()
                .map(companion -> line(companion, resident.companion(companion.id())))
                .toList();
    }

    private static Line line(Resident companion, Optional<Companion> told) {
        ContactPoint email = companion.contactPoint(Channel.EMAIL);
        return new Line(
                companion.id().value(),
                companion.person().name(),
                email == null ? "" : email.destination().shown(),
                email != null && email.verified(),
                told.map(Companion::sensitive).orElse(false));
    }

    private static String to(String message, RedirectAttributes next) {
        next.addFlashAttribute("message", message);
        return "redirect:" + PATH;
    }
}
