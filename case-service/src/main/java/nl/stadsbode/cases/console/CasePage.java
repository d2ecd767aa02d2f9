package nl.stadsbode.cases.console;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.UUID;
import nl.stadsbode.cases.casework.Callers;
import nl.stadsbode.cases.casework.Case;
import nl.stadsbode.cases.casework.CaseId;
import nl.stadsbode.cases.casework.ChangingStatus;
import nl.stadsbode.cases.casework.Outcome;
import nl.stadsbode.cases.casework.StatusId;
import nl.stadsbode.cases.casework.WithdrawingStatus;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.chassis.processing.ProcessingLog;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case: its history, what residents were told, and its next state. */
@Controller
@RequestMapping("/cases/{id}")
@PreAuthorize(Readers.ALL)
class CasePage {

    private final ShowingCases showing;
    private final ChangingStatus changing;
    private final WithdrawingStatus withdrawing;
    private final ProcessingLog log;
    private final Clock clock;

    CasePage(
            ShowingCases showing,
            ChangingStatus changing,
            WithdrawingStatus withdrawing,
            ProcessingLog log,
            Clock clock) {
        this.showing = showing;
        this.changing = changing;
        this.withdrawing = withdrawing;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID id, Authentication colleague, Model model) {
        Case shown = showing.show(new CaseId(id), model);
        log.looks(colleague, "case-shown", shown.residents());
        model.addAttribute("form", new StatusForm(null, null, shown.version()));
        return "cases/case";
    }

    /** What changes by itself while one looks. */
    @GetMapping("/timeline")
    String timeline(@PathVariable UUID id, Model model) {
        showing.show(new CaseId(id), model);
        return "cases/timeline :: timeline";
    }

    @PostMapping("/statuses")
    @PreAuthorize(Readers.WHO_WRITE)
    String change(
            @PathVariable UUID id,
            @ModelAttribute("form") StatusForm form,
            Principal caller,
            Model model,
            HttpServletResponse response,
            RedirectAttributes after) {
        Mistakes mistakes = form.submit(
                wish -> changing.change(new CaseId(id), form.version(), wish), clock.instant(), caller, after);
        if (!mistakes.any()) {
            return "redirect:/cases/" + id;
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        Case shown = showing.show(new CaseId(id), model);
        model.addAttribute(Mistakes.NAME, mistakes);
        model.addAttribute("form", form.seeing(shown.version()));
        return "cases/case";
    }

    @PostMapping("/statuses/{statusId}/withdraw")
    @PreAuthorize(Readers.WHO_WRITE)
    String withdraw(
            @PathVariable UUID id,
            @PathVariable UUID statusId,
            @RequestParam(required = false) @Nullable Integer version,
            Principal caller,
            RedirectAttributes after) {
        Outcome outcome = withdrawing.withdraw(new CaseId(id), new StatusId(statusId), version, Callers.name(caller));
        switch (outcome) {
            case Outcome.Done done -> after.addFlashAttribute("done", "case.done.withdrawn");
            case Outcome.Refused refused -> after.addFlashAttribute(Mistakes.NAME, Mistakes.of(Refusal.key(refused)));
        }
        return "redirect:/cases/" + id;
    }
}
