package nl.stadsbode.preferences.pages;

import java.util.Optional;
import nl.stadsbode.chassis.security.HandOver;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Hands a resident who is signed in over to the pages with messages, which know no citizen service number. A form brings it
 * there, so that it stands in no address; where the browser runs no script, the resident presses its button.
 */
@Controller
@PreAuthorize("hasRole('resident')")
class HandOverPage {

    private final HandOver handOver;

    HandOverPage(HandOver handOver) {
        this.handOver = handOver;
    }

    @GetMapping("/sign-in/hand-over")
    String handOver(@RequestParam(defaultValue = "") String state, Visit visit) {
        Optional<ResidentId> own = visit.own();
        if (own.isEmpty() || !handOver.isState(state)) {
            return "redirect:" + OwnPages.PATH;
        }
        visit.response().setHeader("Cache-Control", "no-store");
        visit.shows("sealed", handOver.seal(own.get().value(), state));
        return "own/hand-over";
    }
}
