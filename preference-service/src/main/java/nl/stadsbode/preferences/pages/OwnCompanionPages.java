package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.preferences.companion.Asking;
import nl.stadsbode.preferences.companion.EndingCompanions;
import nl.stadsbode.preferences.companion.Inviting;
import nl.stadsbode.preferences.contact.Channel;
import nl.stadsbode.preferences.contact.ContactPoint;
import nl.stadsbode.preferences.contact.EmailAddress;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.Companion;
import nl.stadsbode.preferences.resident.Flaws;
import nl.stadsbode.preferences.resident.Person;
import nl.stadsbode.preferences.resident.ReadingResidents;
import nl.stadsbode.preferences.resident.Requester;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A resident decides who is told as well. */
@Controller
@RequestMapping(OwnCompanionPages.PATH)
@PreAuthorize("hasRole('resident')")
class OwnCompanionPages {

    static final String PATH = OwnPages.PATH + "/companions";

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
    String companions(Visit visit) {
        return page(Form.EMPTY, visit);
    }

    @PostMapping
    String ask(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "false") boolean sensitive,
            Visit visit) {
        Form given = new Form(name, email, sensitive);
        try {
            check(name, email);
            Asking asking = visit.own()
                    .map(own -> inviting.ask(own, name, email, sensitive))
                    .orElseGet(Asking.NobodyThere::new);
            return switch (asking) {
                case Asking.Sent sent -> visit.led(PATH, "own.companions.asked");
                case Asking.NobodyThere nobody -> page(given, visit);
                case Asking.Enough enough ->
                    page(given, visit.refused(HttpServletResponse.SC_CONFLICT, "own.companions.enough"));
                case Asking.HeldThere there ->
                    page(given, visit.refused(Visit.TOO_MANY_REQUESTS, "own.verify.heldThere"));
                case Asking.Held(Instant until) ->
                    page(given, visit.refused(Visit.TOO_MANY_REQUESTS, Mistakes.at("", "own.verify.held", until)));
            };
        } catch (Flawed flawed) {
            return page(
                    given, visit.refused(flawed.flaws(), flaw -> flaw.field().equals("name") ? "name" : "email"));
        }
    }

    /** @throws Flawed with all that is wrong, where asking would name the first thing alone */
    private static void check(String name, String email) {
        Flaws flaws = new Flaws();
        flaws.read("", () -> Person.of(name, null));
        flaws.read("", () -> EmailAddress.of(email));
        flaws.refuseIfAny();
    }

    /** It is who was meant. */
    @PostMapping("/confirm")
    String confirm(Visit visit) {
        boolean begun = visit.own().map(inviting::confirm).orElse(false);
        return visit.led(PATH, begun ? "own.companions.begun" : "own.companions.nothingThere");
    }

    @PostMapping("/withdraw")
    String withdraw(Visit visit) {
        visit.own().ifPresent(inviting::withdraw);
        return visit.led(PATH, "own.companions.withdrawn");
    }

    @PostMapping("/sensitive")
    String tellOfSensitive(
            @RequestParam UUID companion, @RequestParam(defaultValue = "false") boolean sensitive, Visit visit) {
        boolean done = visit.own()
                .map(own -> ending.tellOfSensitive(own, new ResidentId(companion), sensitive, stated()))
                .orElse(false);
        return visit.led(PATH, done ? "own.saved" : "own.companions.nothingThere");
    }

    @PostMapping("/end")
    String end(@RequestParam UUID companion, Visit visit) {
        boolean ended = visit.own()
                .map(own -> ending.byResident(own, new ResidentId(companion), stated()))
                .orElse(false);
        return visit.led(PATH, ended ? "own.companions.ended" : "own.companions.nothingThere");
    }

    private Stated stated() {
        return Requester.ownWord(clock);
    }

    private String page(Form form, Visit visit) {
        return views.show(visit, resident -> {
            visit.shows("form", form);
            visit.shows("companions", lines(resident));
            visit.shows("invitation", inviting.open(resident.id()).orElse(null));
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
}
