package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What residents see of themselves. No address of these pages holds an id: whose they are is told by the sign-in alone,
 * so that there is none of another to try.
 */
@Controller
@RequestMapping(OwnPages.PATH)
@PreAuthorize("hasRole('resident')")
class OwnPages {

    static final String PATH = "/my";

    private final OwnViews views;

    OwnPages(OwnViews views) {
        this.views = views;
    }

    @GetMapping
    String overview(Visit visit) {
        return views.show(visit, resident -> views.overview(resident, visit));
    }

    @GetMapping("/topics/{topic}")
    String topic(@PathVariable String topic, Visit visit) {
        if (!views.isTopic(topic)) {
            return notThere("flaw.unknown-topic", visit);
        }
        return views.show(visit, resident -> views.topic(resident, topic, null, visit));
    }

    @GetMapping("/settings")
    String settings(Visit visit) {
        return views.show(visit, resident -> views.settings(SettingsForm.of(resident), visit));
    }

    @GetMapping("/pause")
    String pause(Visit visit) {
        return views.show(
                visit,
                resident ->
                        views.pause(PauseForm.of(resident.pausedUntil(), views.today(), resident.version()), visit));
    }

    @GetMapping("/address")
    String address(Visit visit) {
        return views.show(visit, resident -> views.address(AddressForm.of(resident), visit));
    }

    @GetMapping("/address/removal")
    String addressRemoval(Visit visit) {
        return views.show(
                visit,
                resident -> Optional.ofNullable(resident.residence().correspondence())
                        .map(point -> views.addressRemoval(resident, point, visit))
                        .orElseGet(() -> notThere("own.address.notThere", visit)));
    }

    @GetMapping("/contact/{channel}/removal")
    String removal(@PathVariable String channel, Visit visit) {
        return views.show(
                visit,
                resident -> OwnViews.removable(resident, channel)
                        .map(point -> views.removal(resident, point, visit))
                        .orElseGet(() -> notThere("own.removal.notThere", visit)));
    }

    private String notThere(String problem, Visit visit) {
        visit.refused(HttpServletResponse.SC_NOT_FOUND, problem);
        return overview(visit);
    }
}
