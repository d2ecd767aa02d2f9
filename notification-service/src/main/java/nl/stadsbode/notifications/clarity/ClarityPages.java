package nl.stadsbode.notifications.clarity;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import nl.stadsbode.chassis.page.PageLanguages;
import nl.stadsbode.notifications.texts.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the question in an e-mail leads, and what editors see of the answers. Following the link answers nothing yet. */
@Controller
class ClarityPages {

    private static final String ADDRESS = "/clear/{token}";
    private static final String PAGE = "clarity/ask";

    private final ClarityLinks links;
    private final Clarity clarity;
    private final Texts texts;
    private final PageLanguages languages;

    ClarityPages(ClarityLinks links, Clarity clarity, Texts texts, PageLanguages languages) {
        this.texts = texts;
        this.languages = languages;
        this.links = links;
        this.clarity = clarity;
    }

    @GetMapping(ADDRESS)
    String ask(@PathVariable String token, Model model, HttpServletResponse response) {
        return links.opened(token)
                .map(text -> page(clarity.isAnswered(token) ? "done" : "ask", model))
                .orElseGet(() -> unknown(model, response));
    }

    @PostMapping(ADDRESS)
    String answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String clear,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        Optional<WrittenText> text = links.opened(token);
        if (text.isEmpty()) {
            return unknown(model, response);
        }
        Optional<Answer> answer = Answer.of(clear, reason);
        if (answer.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("wrong", true);
            return page("ask", model);
        }
        clarity.answer(token, text.get(), answer.get());
        return page("done", model);
    }

    @GetMapping("/clarity")
    @PreAuthorize("hasAnyRole('editor', 'operator')")
    String figures(Model model) {
        model.addAttribute("figures", clarity.figures());
        model.addAttribute("shownFrom", Clarity.SHOWN_FROM);
        model.addAttribute(
                "toBeReviewed",
                texts.toBeReviewed().stream().map(languages::name).collect(joining(", ")));
        return "clarity/figures";
    }

    private static String unknown(Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return page("unknown", model);
    }

    private static String page(String step, Model model) {
        model.addAttribute("step", step);
        model.addAttribute("reasons", Answer.Reason.codes());
        return PAGE;
    }
}
