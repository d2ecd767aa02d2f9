package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.resident.Outcome;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.topic.Topics;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The contact centre writes down what a resident says. */
@Controller
@RequestMapping("/residents/{id}")
@PreAuthorize("hasRole('contact')")
class DeskChanges {

    private static final String READING = "reading";

    private final DeskViews views;
    private final SpokenRequests spoken;
    private final Topics topics;
    private final Today today;

    DeskChanges(DeskViews views, SpokenRequests spoken, Topics topics, Today today) {
        this.views = views;
        this.spoken = spoken;
        this.topics = topics;
        this.today = today;
    }

    @PostMapping("/choices")
    String choose(
            @PathVariable UUID id,
            @ModelAttribute(DeskViews.CHOICE) ChoiceForm form,
            @RequestParam(defaultValue = "") String how,
            Visit visit) {
        ResidentId resident = new ResidentId(id);
        visit.shows("heard", how);
        Outcome outcome = spoken.change(
                resident,
                form.version(),
                how,
                visit.visitor(),
                (current, stated) -> current.with(form.in(current.choices(), topics, stated)));
        return answer(resident, outcome, "desk.choice.saved", "choice-form", ChoiceForm::place, visit);
    }

    /** How they want to read; a form sends nothing for a box that is not ticked. */
    @PostMapping("/reading")
    String reads(
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam(defaultValue = "false") boolean largePrint,
            @RequestParam(defaultValue = "false") boolean easyFont,
            @RequestParam(defaultValue = "") String how,
            Visit visit) {
        ResidentId resident = new ResidentId(id);
        Outcome outcome = spoken.change(
                resident,
                version,
                how,
                visit.visitor(),
                (current, stated) -> current.with(current.settings().read(largePrint, easyFont)));
        return answer(resident, outcome, "desk.choice.saved", READING, flaw -> READING, visit);
    }

    /** An empty day ends it. */
    @PostMapping("/pause")
    String pause(
            @PathVariable UUID id,
            @ModelAttribute(DeskViews.PAUSE) PauseForm form,
            @RequestParam(defaultValue = "") String how,
            Visit visit) {
        ResidentId resident = new ResidentId(id);
        visit.shows("heardPause", how);
        Outcome outcome = spoken.change(
                resident,
                form.version(),
                how,
                visit.visitor(),
                (current, stated) -> current.pausedUntil(form.day(today.date())));
        String saved = form.until() == null || form.until().isBlank() ? "desk.pause.ended" : "desk.pause.saved";
        return answer(
                resident,
                outcome,
                saved,
                "until",
                flaw -> flaw.field().equals("how") ? "pause-how" : flaw.field(),
                visit);
    }

    /** A letter came back from there, and the colleague found out that it is right. */
    @PostMapping("/address/right")
    String addressIsRight(
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam UUID point,
            @RequestParam(defaultValue = "") String how,
            Visit visit) {
        ResidentId resident = new ResidentId(id);
        Outcome outcome = spoken.change(
                resident, version, how, visit.visitor(), (current, stated) -> current.addressIsRight(point, stated));
        return answer(resident, outcome, "desk.address.right.saved", "contact", flaw -> "contact", visit);
    }

    /**
     * @param form id on the page of what was sent
     * @param place where in it a flaw can be mended
     */
    private String answer(
            ResidentId resident,
            Outcome outcome,
            String saved,
            String form,
            Function<Flaw, String> place,
            Visit visit) {
        return switch (outcome) {
            case Outcome.Changed changed -> DeskViews.done(resident, saved, visit);
            case Outcome.Unchanged unchanged -> DeskViews.done(resident, "desk.choice.unchanged", visit);
            case Outcome.Refused(List<Flaw> flaws) -> views.resident(resident, visit.refused(flaws, place));
            case Outcome.VersionDiffers differs ->
                views.again(
                        resident,
                        Mistakes.at(form, "desk.choice.changedMeanwhile"),
                        HttpServletResponse.SC_CONFLICT,
                        visit);
            case Outcome.NotThere notThere -> views.resident(resident, visit);
            case Outcome.Forgotten forgotten -> views.resident(resident, visit);
            case Outcome.Created impossible -> throw new IllegalStateException("what is said creates nobody");
        };
    }
}
