package nl.stadsbode.chassis.outbox;

import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An operator has an event published again; it stands on the page of dead events. */
@Controller
@PreAuthorize("hasRole('operator')")
class ParkedEventsPage {

    private final ParkedEvents parked;

    ParkedEventsPage(ParkedEvents parked) {
        this.parked = parked;
    }

    @PostMapping("/parked-events/{id}/publish")
    String publish(@PathVariable UUID id, RedirectAttributes next) {
        if (parked.publishAgain(id)) {
            next.addFlashAttribute("done", "parked.done");
        } else {
            next.addFlashAttribute("wrong", "parked.gone");
        }
        return back();
    }

    /** Where a reload or a change of language leads after a form was answered. */
    @GetMapping("/parked-events/{id}/publish")
    String back() {
        return "redirect:/dead-events";
    }
}
