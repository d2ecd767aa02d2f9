package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.preferences.companion.Inviting;
import nl.stadsbode.preferences.contact.Flawed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where someone who is asked to read along says yes or no. Following the link changes nothing, for scanners follow links
 * too; the buttons do. Nobody signs in: the link was sent to them alone.
 */
@Controller
@RequestMapping("/reading-along/{token}")
class ReadingAlongPage {

    private static final String PAGE = "own/reading-along";
    private static final int LONGEST_TOKEN = 100;

    private final Inviting inviting;

    ReadingAlongPage(Inviting inviting) {
        this.inviting = inviting;
    }

    @GetMapping
    String ask(@PathVariable String token, Model model, HttpServletResponse response) {
        return question(token).map(question -> ask(question, "", model)).orElseGet(() -> over(model, response));
    }

    @PostMapping
    String answer(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String name,
            Model model,
            HttpServletResponse response) {
        Optional<Inviting.Question> question = question(token);
        if (question.isEmpty()) {
            return over(model, response);
        }
        model.addAttribute("asker", question.get().asker());
        if (answer.equals("no")) {
            inviting.decline(token);
            return page("declined", model);
        }
        try {
            return inviting.accept(token, name) ? page("accepted", model) : over(model, response);
        } catch (Flawed flawed) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute(
                    Mistakes.NAME,
                    Mistakes.at("name", "flaw." + flawed.flaws().getFirst().code()));
            return ask(question.get(), name, model);
        }
    }

    private Optional<Inviting.Question> question(String token) {
        return token.length() <= LONGEST_TOKEN ? inviting.find(token) : Optional.empty();
    }

    private static String ask(Inviting.Question question, String name, Model model) {
        model.addAttribute("asker", question.asker());
        model.addAttribute("name", name);
        return page(question.invitation().acceptedAs() == null ? "ask" : "accepted", model);
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
