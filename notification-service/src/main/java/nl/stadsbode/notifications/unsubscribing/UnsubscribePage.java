package nl.stadsbode.notifications.unsubscribing;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import nl.stadsbode.notifications.texts.TextSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a refusal brings about, with a button; and the refusal itself, by that button or by the mail provider (RFC 8058).
 * Nobody signs in: the address is the proof. Following it changes nothing, for scanners follow links too.
 */
@Controller
class UnsubscribePage {

    private static final String ADDRESS = "/unsubscribe/{delivery}/{seal}";

    private final UnsubscribeAddresses addresses;
    private final Unsubscribing unsubscribing;
    private final TextSettings texts;

    UnsubscribePage(UnsubscribeAddresses addresses, Unsubscribing unsubscribing, TextSettings texts) {
        this.addresses = addresses;
        this.unsubscribing = unsubscribing;
        this.texts = texts;
    }

    @ModelAttribute("phone")
    String phone() {
        return texts.phone();
    }

    @GetMapping(ADDRESS)
    String ask(
            @PathVariable String delivery,
            @PathVariable String seal,
            Locale language,
            Model model,
            HttpServletResponse response) {
        return email(delivery, seal)
                .map(email -> page(unsubscribing.isRefused(email) ? "done" : "ask", email, language, model))
                .orElseGet(() -> unknown(model, response));
    }

    /** Answers itself: a redirect of a POST is not followed reliably, so RFC 8058 §3.1 forbids it. */
    @PostMapping(ADDRESS)
    String refuse(
            @PathVariable String delivery,
            @PathVariable String seal,
            @RequestParam(name = "List-Unsubscribe", required = false) @Nullable String command,
            Locale language,
            Model model,
            HttpServletResponse response) {
        Optional<RefusableEmail> refused = email(delivery, seal);
        if (refused.isEmpty()) {
            return unknown(model, response);
        }
        if (!"One-Click".equals(command)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return page("ask", refused.get(), language, model);
        }
        unsubscribing.refuse(refused.get());
        return page("done", refused.get(), language, model);
    }

    /** Whatever else begins so: an address that was cut off, for one. */
    @GetMapping("/unsubscribe/**")
    String nothingHere(Model model, HttpServletResponse response) {
        return unknown(model, response);
    }

    @PostMapping("/unsubscribe/**")
    String nothingToRefuse(Model model, HttpServletResponse response) {
        return unknown(model, response);
    }

    private Optional<RefusableEmail> email(String delivery, String seal) {
        return addresses.opened(delivery, seal).flatMap(unsubscribing::find);
    }

    private static String page(String step, RefusableEmail email, Locale language, Model model) {
        model.addAttribute("step", email.onBehalfOf() == null ? step : "companion-" + step);
        model.addAttribute("about", email.about(language.getLanguage()));
        return "unsubscribing/unsubscribe";
    }

    private static String unknown(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("step", "unknown");
        return "unsubscribing/unsubscribe";
    }
}
