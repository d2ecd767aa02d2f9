package nl.stadsbode.preferences.pages;

import java.util.UUID;
import nl.stadsbode.preferences.companion.EndingCompanions;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The contact centre ends reading along for who asks for it, of either of the two; both are told. */
@Controller
@PreAuthorize("hasRole('contact')")
class DeskCompanions {

    private final EndingCompanions ending;
    private final SpokenRequests spoken;

    DeskCompanions(EndingCompanions ending, SpokenRequests spoken) {
        this.ending = ending;
        this.spoken = spoken;
    }

    @PostMapping("/residents/{id}/companions/end")
    String end(
            @PathVariable UUID id,
            @RequestParam UUID companion,
            @RequestParam(defaultValue = "") String how,
            Authentication authentication,
            RedirectAttributes next) {
        next.addFlashAttribute(
                "message",
                ended(id, companion, how, authentication) ? "desk.companions.ended" : "desk.companions.nothingThere");
        return "redirect:/residents/" + id;
    }

    private boolean ended(UUID id, UUID companion, String how, Authentication authentication) {
        try {
            return ending.onRequest(new ResidentId(id), new ResidentId(companion), spoken.stated(how, authentication));
        } catch (Flawed unknownHow) {
            return false;
        }
    }
}
