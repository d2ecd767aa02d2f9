package nl.stadsbode.notifications.clarity;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.chassis.page.PageLanguages;
import nl.stadsbode.notifications.texts.TextSettings;
import nl.stadsbode.notifications.texts.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the question in an e-mail, or the code on a letter leads, and what editors see of the answers. Following the link answers nothing yet. */
@Controller
class ClarityPages {

    private static final String ADDRESS = "/clear/{token}";
    private static final String PAGE = "clarity/ask";

    private final Opening opening;
    private final TextSettings settings;
    private final Clarity clarity;
    private final Texts texts;
    private final PageLanguages languages;

    ClarityPages(Opening opening, Clarity clarity, Texts texts, TextSettings settings, PageLanguages languages) {
        this.texts = texts;
        this.languages = languages;
        this.opening = opening;
        this.settings = settings;
        this.clarity = clarity;
    }

    @GetMapping(ADDRESS)
    String ask(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        return switch (opening.open(token, request.getRemoteAddr())) {
            case Opened.Ours ours -> page(clarity.isAnswered(ours.message()) ? "done" : "ask", model);
            case Opened.NotOurs notOurs -> unknown(model, response);
            case Opened.TooOften tooOften -> tooOften(model, response);
        };
    }

    @PostMapping(ADDRESS)
    String answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String clear,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (opening.open(token, request.getRemoteAddr())) {
            case Opened.Ours ours -> answer(ours, Answer.of(clear, reason), response, model);
            case Opened.NotOurs notOurs -> unknown(model, response);
            case Opened.TooOften tooOften -> tooOften(model, response);
        };
    }

    private String answer(Opened.Ours asked, Optional<Answer> answer, HttpServletResponse response, Model model) {
        if (answer.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute(Mistakes.NAME, Mistakes.at("clear", "clarity.neither"));
            return page("ask", model);
        }
        clarity.answer(asked.message(), asked.text(), answer.get());
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

    private String tooOften(Model model, HttpServletResponse response) {
        response.setStatus(LetterCodePages.TOO_MANY_REQUESTS);
        model.addAttribute("phone", settings.phone());
        return page("too-often", model);
    }

    private static String page(String step, Model model) {
        model.addAttribute("step", step);
        model.addAttribute("reasons", Answer.Reason.codes());
        return PAGE;
    }
}
