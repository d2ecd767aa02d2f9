package nl.stadsbode.notifications.messages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.notifications.clarity.Answer;
import nl.stadsbode.notifications.clarity.Clarity;
import nl.stadsbode.notifications.clarity.LetterCode;
import nl.stadsbode.notifications.retention.RetentionSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** For who is on the phone: what a resident was told last, and whether a message is really ours. */
@Controller
@PreAuthorize("hasRole('contact')")
class DeskMessagesPages {

    private static final String PAGE = "messages/desk";
    private static final int LAST = 20;

    private final OwnMessages messages;
    private final OwnText text;
    private final Clarity clarity;
    private final ProcessingLog log;
    private final RetentionSettings retention;

    DeskMessagesPages(
            OwnMessages messages, OwnText text, Clarity clarity, ProcessingLog log, RetentionSettings retention) {
        this.messages = messages;
        this.text = text;
        this.clarity = clarity;
        this.log = log;
        this.retention = retention;
    }

    @ModelAttribute("days")
    long days() {
        return retention.days();
    }

    @GetMapping("/residents/{resident}/messages")
    String last(
            @PathVariable String resident,
            @RequestParam(required = false) @Nullable UUID before,
            Authentication asking,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        Optional<UUID> known = uuid(resident);
        if (known.isEmpty()) {
            return notFound(Mistakes.of("desk.noResident"), model, response);
        }
        List<OwnMessage> page = messages.list(known.get(), before, LAST + 1, locale.getLanguage());
        List<OwnMessage> shown = page.subList(0, Math.min(page.size(), LAST));
        log.looks(asking, "messages-looked-up", known.get());
        model.addAttribute("resident", known.get());
        model.addAttribute("messages", List.copyOf(shown));
        model.addAttribute("older", page.size() > LAST ? shown.getLast().id() : null);
        return PAGE;
    }

    /** @param code as it stands at the foot of a letter, or the id of its delivery, which stood there before */
    @GetMapping("/messages")
    String byCode(
            @RequestParam(defaultValue = "") String code,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        if (code.isBlank()) {
            return PAGE;
        }
        model.addAttribute("code", code);
        return LetterCode.typed(code)
                .flatMap(messages::ofLetter)
                .or(() -> uuid(code.strip()).flatMap(messages::ofDelivery))
                .map(notification -> {
                    next.addFlashAttribute("done", "desk.ours");
                    return "redirect:/notifications/" + notification;
                })
                .orElseGet(() -> notFound(Mistakes.at("code", "desk.notOurs", retention.days()), model, response));
    }

    /** As someone says by phone. */
    @PostMapping("/notifications/{id}/clear")
    String clear(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String clear,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes next) {
        boolean counted = text.last(id)
                .flatMap(last ->
                        Answer.of(clear, reason).map(answer -> clarity.answer(last.delivery(), last.text(), answer)))
                .orElse(false);
        next.addFlashAttribute(counted ? "done" : "wrong", counted ? "desk.clear.counted" : "desk.clear.notCounted");
        return "redirect:/notifications/" + id;
    }

    private static String notFound(Mistakes mistakes, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        model.addAttribute(Mistakes.NAME, mistakes);
        return PAGE;
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
