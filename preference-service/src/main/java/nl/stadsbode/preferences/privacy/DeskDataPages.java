package nl.stadsbode.preferences.privacy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.chassis.page.Mistakes.Mistake;
import nl.stadsbode.preferences.resident.Known;
import nl.stadsbode.preferences.resident.Looks;
import nl.stadsbode.preferences.resident.ReadingResidents;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The contact centre has someone forgotten who asks for it by telephone or at the desk, and shows the receipt. */
@Controller
@RequestMapping("/residents/{id}/data")
@PreAuthorize("hasRole('contact')")
class DeskDataPages {

    private static final int SHOWN = 20;

    private final Jobs jobs;
    private final ForgettingOnRequest forgetting;
    private final ReadingResidents residents;
    private final Looks looks;
    private final PrivacySettings settings;
    private final Clock clock;

    DeskDataPages(
            Jobs jobs,
            ForgettingOnRequest forgetting,
            ReadingResidents residents,
            Looks looks,
            PrivacySettings settings,
            Clock clock) {
        this.jobs = jobs;
        this.forgetting = forgetting;
        this.residents = residents;
        this.looks = looks;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    String receipts(@PathVariable UUID id, Authentication colleague, Model model) {
        ResidentId resident = new ResidentId(id);
        looks.at(id, colleague);
        List<Job> asked = jobs.of(resident, SHOWN);
        model.addAttribute("resident", id);
        Known known = residents.find(resident).orElse(null);
        model.addAttribute("known", known instanceof Known.Living);
        model.addAttribute("living", known instanceof Known.Living(Resident living) && !living.deceased());
        model.addAttribute(
                "postable",
                known instanceof Known.Living(Resident home)
                        && !WindowAddress.of(home).isEmpty());
        model.addAttribute("jobs", asked);
        model.addAttribute("services", settings.all());
        model.addAttribute("identities", Identity.codes());
        model.addAttribute("days", settings.fetchWithin().toDays());
        model.addAttribute(
                "exporting", asked.stream().anyMatch(job -> job.what() == Job.What.EXPORT && job.finishedAt() == null));
        model.addAttribute("erased", clock.instant().plus(settings.forgetAfter()));
        model.addAttribute(
                "forgetting",
                asked.stream()
                        .filter(job -> job.what() == Job.What.FORGETTING && job.finishedAt() == null)
                        .findFirst()
                        .orElse(null));
        return "privacy/desk";
    }

    @PostMapping("/forgetting")
    String forget(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String identity,
            @RequestParam(defaultValue = "false") boolean sure,
            Authentication colleague,
            RedirectAttributes next) {
        Optional<Identity> seen = Identity.of(identity);
        List<Mistake> mistakes = new ArrayList<>();
        if (seen.isEmpty()) {
            mistakes.add(new Mistake("identity-forgetting", "privacy.desk.identity.missing", null));
        }
        if (!sure) {
            mistakes.add(new Mistake("sure", "privacy.forgetting.notSure", null));
        }
        if (seen.isEmpty() || !sure) {
            next.addFlashAttribute(Mistakes.NAME, new Mistakes(mistakes));
            return "redirect:/residents/" + id + "/data";
        }
        switch (forgetting.begin(new ResidentId(id), new Asker(colleague, seen.get()))) {
            case WAITS -> Told.done("privacy.desk.begun", next);
            case TOO_OFTEN -> Told.refused("privacy.desk.tooOften", next);
            case NOBODY -> Told.refused("privacy.desk.nobody", next);
        }
        return "redirect:/residents/" + id + "/data";
    }

    @PostMapping("/taken-back")
    String takeBack(@PathVariable UUID id, Authentication colleague, RedirectAttributes next) {
        boolean takenBack = forgetting.takeBack(new ResidentId(id), new Asker(colleague, null));
        Told.of(takenBack, "privacy.forgetting.takenBack", "privacy.forgetting.tooLate", next);
        return "redirect:/residents/" + id + "/data";
    }

    /** Where a change of language leads after a form was answered. */
    @GetMapping({"/forgetting", "/taken-back"})
    String back(@PathVariable UUID id) {
        return "redirect:/residents/" + id + "/data";
    }
}
