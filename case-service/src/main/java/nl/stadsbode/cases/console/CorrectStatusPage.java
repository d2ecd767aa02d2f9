package nl.stadsbode.cases.console;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.UUID;
import nl.stadsbode.cases.casework.Case;
import nl.stadsbode.cases.casework.CaseId;
import nl.stadsbode.cases.casework.CorrectingStatus;
import nl.stadsbode.cases.casework.History;
import nl.stadsbode.cases.casework.Note;
import nl.stadsbode.cases.casework.Status;
import nl.stadsbode.cases.casework.StatusId;
import nl.stadsbode.cases.catalogue.CaseType;
import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.chassis.page.Mistakes;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts another status in the place of one that was announced and was wrong. */
@Controller
@RequestMapping("/cases/{id}/statuses/{statusId}/correct")
@PreAuthorize(Readers.WHO_WRITE)
class CorrectStatusPage {

    private final ShowingCases showing;
    private final Catalogue catalogue;
    private final CorrectingStatus correcting;
    private final Clock clock;

    CorrectStatusPage(ShowingCases showing, Catalogue catalogue, CorrectingStatus correcting, Clock clock) {
        this.showing = showing;
        this.catalogue = catalogue;
        this.correcting = correcting;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID id, @PathVariable UUID statusId, Model model) {
        Status wrong = prepare(id, statusId, model);
        Note note = wrong.note();
        Case shown = showing.require(new CaseId(id));
        model.addAttribute("form", new StatusForm(wrong.type(), note == null ? null : note.text(), shown.version()));
        return "cases/correct";
    }

    @PostMapping
    String correct(
            @PathVariable UUID id,
            @PathVariable UUID statusId,
            @ModelAttribute("form") StatusForm form,
            Principal caller,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        Mistakes mistakes = form.submit(
                wish -> correcting.correct(new CaseId(id), new StatusId(statusId), form.version(), wish),
                clock.instant(),
                caller,
                after);
        if (!mistakes.any()) {
            return "redirect:/cases/" + id;
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        prepare(id, statusId, model);
        model.addAttribute(Mistakes.NAME, mistakes);
        Case shown = showing.require(new CaseId(id));
        model.addAttribute("form", form.seeing(shown.version()));
        return "cases/correct";
    }

    private Status prepare(UUID id, UUID statusId, Model model) {
        Case shown = showing.require(new CaseId(id));
        CaseType type = catalogue.require(shown.caseType());
        History history = showing.history(shown.id());
        Status wrong = history.find(new StatusId(statusId))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("heading", CaseHeading.of(shown, type));
        model.addAttribute("status", wrong);
        model.addAttribute("next", history.allowedInsteadOf(wrong.id(), type));
        return wrong;
    }
}
