package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.resident.Requester;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Somebody who is signed in asks for a page: who they are, the language they read, and how they are answered.
 *
 * @param page what the template shows
 * @param next what the page shows to which they are led
 */
record Visit(Authentication visitor, Locale locale, Model page, RedirectAttributes next, HttpServletResponse response) {

    static final int TOO_MANY_REQUESTS = 429;

    /** Whose own pages they see, if they are a resident. */
    Optional<ResidentId> own() {
        return Requester.of(visitor).ownId();
    }

    /** ISO 639-1. */
    String language() {
        return locale.getLanguage();
    }

    Visit shows(String name, @Nullable Object value) {
        page.addAttribute(name, value);
        return this;
    }

    /** The page that they came from says what is wrong. */
    Visit refused(int status, String problem) {
        return refused(status, Mistakes.of(problem));
    }

    Visit refused(int status, Mistakes mistakes) {
        response.setStatus(status);
        return shows(Mistakes.NAME, mistakes);
    }

    /** @param place id on the page of what is to be mended */
    Visit refused(List<Flaw> flaws, Function<Flaw, String> place) {
        return refused(
                HttpServletResponse.SC_BAD_REQUEST,
                new Mistakes(flaws.stream()
                        .map(flaw -> new Mistakes.Mistake(place.apply(flaw), "flaw." + flaw.code(), null))
                        .toList()));
    }

    /** @return where they are led, with word of what was done */
    String led(String path, String message) {
        next.addFlashAttribute("message", message);
        return "redirect:" + path;
    }
}
