package nl.stadsbode.cases.console;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import nl.stadsbode.cases.casework.Callers;
import nl.stadsbode.cases.casework.Note;
import nl.stadsbode.cases.casework.OpeningCases;
import nl.stadsbode.cases.casework.Outcome;
import nl.stadsbode.cases.casework.Wish;
import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.chassis.page.Mistakes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opens a case by hand. */
@Controller
@RequestMapping("/cases/new")
@PreAuthorize(Readers.WHO_WRITE)
class OpenCasePage {

    private final Catalogue catalogue;
    private final OpeningCases opening;
    private final Clock clock;

    OpenCasePage(Catalogue catalogue, OpeningCases opening, Clock clock) {
        this.catalogue = catalogue;
        this.opening = opening;
        this.clock = clock;
    }

    @GetMapping
    String blank(Model model) {
        return show(OpenCaseForm.blank(), Mistakes.NONE, model);
    }

    @PostMapping
    String open(
            @ModelAttribute("form") OpenCaseForm form,
            @RequestParam(required = false) @Nullable String more,
            Principal caller,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        if (more != null) {
            return show(form.withOneMoreLine(), Mistakes.NONE, model);
        }
        Mistakes mistakes = form.mistakes();
        if (!mistakes.any()) {
            switch (opening.open(read(form, caller))) {
                case Outcome.Done done -> {
                    after.addFlashAttribute("done", done.status().waiting() ? "case.done.opened" : "case.done.now");
                    return "redirect:/cases/" + done.changed().id();
                }
                case Outcome.Refused refused -> mistakes = Refusal.mistakes(refused);
            }
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        return show(form, mistakes, model);
    }

    private OpeningCases.Opening read(OpenCaseForm form, Principal caller) {
        String external = form.externalReference();
        return new OpeningCases.Opening(
                String.valueOf(form.type()),
                external == null || external.isBlank() ? null : external.strip(),
                form.recipients().orElseThrow(),
                new Wish("", clock.instant(), Note.ofNullable(form.note()), Callers.name(caller), false, null));
    }

    private String show(OpenCaseForm form, Mistakes mistakes, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(Mistakes.NAME, mistakes);
        model.addAttribute("caseTypes", catalogue.all());
        model.addAttribute("mayAddMore", form.lines().size() < OpenCaseForm.MOST_RECIPIENTS);
        return "cases/new";
    }
}
