package nl.stadsbode.preferences.privacy;

import nl.stadsbode.chassis.page.Mistakes;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leaves word of what came of a form, for the page to which its sender is led. */
final class Told {

    private Told() {}

    static void of(boolean done, String message, String problem, RedirectAttributes next) {
        if (done) {
            done(message, next);
        } else {
            refused(problem, next);
        }
    }

    static void done(String message, RedirectAttributes next) {
        next.addFlashAttribute("message", message);
    }

    static void refused(String problem, RedirectAttributes next) {
        next.addFlashAttribute(Mistakes.NAME, Mistakes.of(problem));
    }
}
