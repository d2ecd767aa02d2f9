package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.register.Bsn;
import nl.stadsbode.preferences.register.RegisteredResidents;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The contact centre finds a resident by the citizen service number. A form sends it: no address ever holds it. */
@Controller
@PreAuthorize("hasRole('contact')")
class FindingByBsn {

    private static final String PATH = "/residents/by-bsn";

    private final RegisteredResidents registered;
    private final ProcessingLog log;

    FindingByBsn(RegisteredResidents registered, ProcessingLog log) {
        this.registered = registered;
        this.log = log;
    }

    @PostMapping(PATH)
    String find(
            @RequestParam(defaultValue = "") String bsn,
            Authentication authentication,
            Model model,
            HttpServletResponse response) {
        try {
            Optional<ResidentId> found = registered.find(Bsn.of(bsn));
            found.ifPresent(id -> log.looks(authentication, "resident-found-by-bsn", id.value()));
            return found.map(id -> "redirect:/residents/" + id)
                    .orElseGet(() -> again("desk.bsn.unknown", HttpServletResponse.SC_NOT_FOUND, model, response));
        } catch (Flawed malformed) {
            return again("flaw.not-a-bsn", HttpServletResponse.SC_BAD_REQUEST, model, response);
        }
    }

    /** Where a change of language or a reload leads. */
    @GetMapping(PATH)
    String back() {
        return "redirect:/";
    }

    private static String again(String problem, int status, Model model, HttpServletResponse response) {
        model.addAttribute(Mistakes.NAME, Mistakes.at("bsn", problem));
        response.setStatus(status);
        return "desk/lookup";
    }
}
