package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The contact centre looks a resident up by id. */
@Controller
class DeskPages {

    private final DeskViews views;

    DeskPages(DeskViews views) {
        this.views = views;
    }

    /** A resident is sent to the page of their own. */
    @GetMapping("/")
    String lookup(HttpServletRequest request) {
        return request.isUserInRole("resident") ? "redirect:" + OwnPages.PATH : "desk/lookup";
    }

    @GetMapping("/residents")
    @PreAuthorize("hasRole('contact')")
    String find(@RequestParam(defaultValue = "") String id, Visit visit) {
        return ResidentId.read(id)
                .map(found -> DeskViews.to(found.value()))
                .orElseGet(() -> views.lookupAgain("desk.lookup.malformed", HttpServletResponse.SC_BAD_REQUEST, visit));
    }

    @GetMapping("/residents/{id}")
    @PreAuthorize("hasRole('contact')")
    String resident(@PathVariable String id, Visit visit) {
        return ResidentId.read(id)
                .map(resident -> views.resident(resident, visit))
                .orElseGet(() -> views.lookupAgain("desk.lookup.unknown", HttpServletResponse.SC_NOT_FOUND, visit));
    }

    @PostMapping("/residents/{id}/show")
    @PreAuthorize("hasRole('contact')")
    String show(@PathVariable UUID id, Visit visit) {
        return views.shown(new ResidentId(id), visit);
    }

    /** Where a change of language or a reload leads after a form was answered. */
    @GetMapping({
        "/residents/{id}/show",
        "/residents/{id}/address/right",
        "/residents/{id}/choices",
        "/residents/{id}/reading",
        "/residents/{id}/pause",
        "/residents/{id}/contact/{channel}/test"
    })
    @PreAuthorize("hasRole('contact')")
    String back(@PathVariable UUID id) {
        return DeskViews.to(id);
    }
}
