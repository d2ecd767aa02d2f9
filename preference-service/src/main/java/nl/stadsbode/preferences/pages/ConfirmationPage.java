package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import nl.stadsbode.preferences.verification.Checked;
import nl.stadsbode.preferences.verification.Verifying;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Where the link in an e-mail leads. Following it changes nothing, for scanners follow links too; the button does. Nobody
 * signs in, and no page says whose address it is.
 */
@Controller
@RequestMapping("/confirmation/{token}")
class ConfirmationPage {

    private static final String PAGE = "own/confirmation";
    private static final int LONGEST_TOKEN = 100;

    private final Verifying verifying;

    ConfirmationPage(Verifying verifying) {
        this.verifying = verifying;
    }

    @GetMapping
    String ask(@PathVariable String token, Model model, HttpServletResponse response) {
        return token.length() <= LONGEST_TOKEN && verifying.find(token).isPresent()
                ? page("ask", model)
                : over(model, response);
    }

    @PostMapping
    String confirm(@PathVariable String token, Model model, HttpServletResponse response) {
        return token.length() <= LONGEST_TOKEN && verifying.confirm(token) instanceof Checked.Right
                ? page("done", model)
                : over(model, response);
    }

    private static String over(Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return page("over", model);
    }

    private static String page(String step, Model model) {
        model.addAttribute("step", step);
        return PAGE;
    }
}
