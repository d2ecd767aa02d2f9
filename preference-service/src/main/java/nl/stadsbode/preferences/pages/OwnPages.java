package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
    String overview(Authentication authentication, Model model, Locale locale) {
        return views.show(authentication, model, resident -> views.overview(resident, model, locale));
    }

    @GetMapping("/topics/{topic}")
    String topic(
            @PathVariable String topic,
            Authentication authentication,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        if (!views.isTopic(topic)) {
            return notThere("flaw.unknown-topic", authentication, model, locale, response);
        }
        return views.show(authentication, model, resident -> views.topic(resident, topic, null, model, locale));
    }

    @GetMapping("/settings")
    String settings(Authentication authentication, Model model) {
        return views.show(authentication, model, resident -> views.settings(SettingsForm.of(resident), model));
    }

    @GetMapping("/pause")
    String pause(Authentication authentication, Model model) {
        return views.show(
                authentication,
                model,
                resident ->
                        views.pause(PauseForm.of(resident.pausedUntil(), views.today(), resident.version()), model));
    }

    @GetMapping("/address")
    String address(Authentication authentication, Model model, Locale locale) {
        return views.show(authentication, model, resident -> views.address(AddressForm.of(resident), model, locale));
    }

    @GetMapping("/address/removal")
    String addressRemoval(Authentication authentication, Model model, Locale locale, HttpServletResponse response) {
        return views.show(
                authentication,
                model,
                resident -> Optional.ofNullable(resident.residence().correspondence())
                        .map(point -> views.addressRemoval(resident, point, model))
                        .orElseGet(() -> notThere("own.address.notThere", authentication, model, locale, response)));
    }

    @GetMapping("/contact/{channel}/removal")
    String removal(
            @PathVariable String channel,
            Authentication authentication,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        return views.show(
                authentication,
                model,
                resident -> OwnViews.removable(resident, channel)
                        .map(point -> views.removal(resident, point, model, locale))
                        .orElseGet(() -> notThere("own.removal.notThere", authentication, model, locale, response)));
    }

    private String notThere(
            String problem, Authentication authentication, Model model, Locale locale, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        model.addAttribute("problem", problem);
        return overview(authentication, model, locale);
    }
}
