package nl.stadsbode.notifications.clarity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.notifications.texts.TextSettings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the code of a letter is typed. */
@Controller
class LetterCodePages {

    static final int TOO_MANY_REQUESTS = 429;

    private static final String PAGE = "clarity/code";

    private final Opening opening;
    private final TextSettings texts;

    LetterCodePages(Opening opening, TextSettings texts) {
        this.opening = opening;
        this.texts = texts;
    }

    @GetMapping("/clear")
    String form() {
        return PAGE;
    }

    @PostMapping("/clear")
    String typed(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<LetterCode> read = LetterCode.typed(code);
        if (read.isEmpty()) {
            return again("malformed", HttpServletResponse.SC_BAD_REQUEST, code, response, model);
        }
        return switch (opening.open(read.get(), request.getRemoteAddr())) {
            case Opened.Ours ours -> "redirect:/clear/" + read.get().characters();
            case Opened.NotOurs notOurs -> again("not-ours", HttpServletResponse.SC_NOT_FOUND, code, response, model);
            case Opened.TooOften tooOften -> again("too-often", TOO_MANY_REQUESTS, code, response, model);
        };
    }

    private String again(String wrong, int status, String code, HttpServletResponse response, Model model) {
        response.setStatus(status);
        model.addAttribute(Mistakes.NAME, Mistakes.at("code", "clarity.code." + wrong, texts.phone()));
        model.addAttribute("code", code);
        return PAGE;
    }
}
