package nl.stadsbode.notifications.messages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.chassis.security.OwnResident;
import nl.stadsbode.notifications.clarity.Answer;
import nl.stadsbode.notifications.clarity.Clarity;
import nl.stadsbode.notifications.notification.Steered;
import nl.stadsbode.notifications.notification.TellingAgain;
import nl.stadsbode.notifications.retention.RetentionSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The messages to the resident who is signed in. Another's look as if they were not there, whether they are or not. */
@Controller
@RequestMapping(OwnMessagesPages.PATH)
@PreAuthorize("hasRole('resident')")
class OwnMessagesPages {

    static final String PATH = "/my/messages";

    private static final int A_PAGE = 20;
    private static final int LOOKS = 50;

    /** The messages of one case that stand on a page, newest first. */
    record OfCase(String caseType, String reference, List<OwnMessage> messages) {}

    private final OwnMessages messages;
    private final OwnText text;
    private final OwnCopy copy;
    private final TellingAgain telling;
    private final Clarity clarity;
    private final ProcessingLog log;
    private final RetentionSettings retention;

    OwnMessagesPages(
            OwnMessages messages,
            OwnText text,
            OwnCopy copy,
            TellingAgain telling,
            Clarity clarity,
            ProcessingLog log,
            RetentionSettings retention) {
        this.messages = messages;
        this.text = text;
        this.copy = copy;
        this.telling = telling;
        this.clarity = clarity;
        this.log = log;
        this.retention = retention;
    }

    @ModelAttribute("days")
    long days() {
        return retention.days();
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable UUID before,
            Authentication authentication,
            Model model,
            Locale locale) {
        List<OwnMessage> page = OwnResident.of(authentication)
                .map(own -> messages.list(own, before, A_PAGE + 1, locale.getLanguage()))
                .orElse(List.of());
        List<OwnMessage> shown = page.subList(0, Math.min(page.size(), A_PAGE));
        model.addAttribute("cases", byCase(shown));
        model.addAttribute("older", page.size() > A_PAGE ? shown.getLast().id() : null);
        model.addAttribute("newest", before == null);
        model.addAttribute(
                "looked",
                OwnResident.of(authentication).map(own -> log.at(own, LOOKS)).orElse(List.of()));
        return "messages/all";
    }

    @GetMapping("/{id}")
    String message(
            @PathVariable String id,
            Authentication authentication,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        Optional<OwnMessage> found = find(id, authentication, locale);
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute("wrong", "own.notThere");
            return list(null, authentication, model, locale);
        }
        OwnMessage message = found.get();
        model.addAttribute("own", message);
        model.addAttribute("companions", companions(message, authentication, locale));
        model.addAttribute(
                "texts",
                message.sent().stream()
                        .flatMap(sent -> text.words(sent).stream().map(words -> Map.entry(sent.id(), words)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        model.addAttribute(
                "notSent", text.notSent(message, locale.getLanguage()).orElse(null));
        model.addAttribute(
                "asksClear",
                text.last(message.id())
                        .filter(last -> !clarity.isAnswered(last.delivery()))
                        .isPresent());
        model.addAttribute("reasons", Answer.Reason.codes());
        return "messages/one";
    }

    /** Whether it was clear; nothing of who says so is kept. */
    @PostMapping("/{id}/clear")
    String clear(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String clear,
            @RequestParam(required = false) @Nullable String reason,
            Authentication authentication,
            Locale locale,
            RedirectAttributes next) {
        Optional<OwnMessage> found = find(id, authentication, locale);
        found.flatMap(message -> text.last(message.id()))
                .ifPresent(last -> Answer.of(clear, reason)
                        .ifPresentOrElse(
                                answer -> {
                                    clarity.answer(last.delivery(), last.text(), answer);
                                    next.addFlashAttribute("done", "clarity.thanks");
                                },
                                () -> next.addFlashAttribute(Mistakes.NAME, Mistakes.at("clear", "clarity.neither"))));
        return "redirect:" + PATH + found.map(message -> "/" + message.id()).orElse("");
    }

    @GetMapping("/{id}/letter/{delivery}")
    ResponseEntity<byte[]> letter(
            @PathVariable String id, @PathVariable UUID delivery, Authentication authentication, Locale locale) {
        return pdf(
                find(id, authentication, locale)
                        .flatMap(message -> message.sent().stream()
                                .filter(sent -> sent.id().equals(delivery))
                                .findFirst())
                        .flatMap(text::letter),
                "letter");
    }

    @GetMapping("/{id}/copy")
    ResponseEntity<byte[]> copy(@PathVariable String id, Authentication authentication, Locale locale) {
        return pdf(
                find(id, authentication, locale)
                        .map(message ->
                                copy.of(message, OwnResident.of(authentication).orElseThrow())),
                "copy");
    }

    /** It is told once more, by the next of the channels that were chosen. */
    @PostMapping("/{id}/not-received")
    String notReceived(@PathVariable String id, Authentication authentication, Locale locale, RedirectAttributes next) {
        Optional<OwnMessage> found = find(id, authentication, locale);
        if (found.isEmpty()) {
            next.addFlashAttribute("wrong", "own.notThere");
            return "redirect:" + PATH;
        }
        Steered steered =
                telling.again(found.get().id(), OwnResident.of(authentication).orElseThrow(), TellingAgain.By.RESIDENT);
        if (steered instanceof Steered.Done) {
            next.addFlashAttribute("done", "own.toldAgain");
        } else {
            next.addFlashAttribute("wrong", "own.notToldAgain");
        }
        return "redirect:" + PATH + "/" + found.get().id();
    }

    private Optional<OwnMessage> find(String id, Authentication authentication, Locale locale) {
        return OwnResident.of(authentication)
                .flatMap(own -> uuid(id).flatMap(known -> messages.find(own, known, locale.getLanguage())));
    }

    private List<OwnMessage> companions(OwnMessage message, Authentication authentication, Locale locale) {
        return OwnResident.of(authentication)
                .map(own -> messages.toCompanions(own, message.id(), locale.getLanguage()))
                .orElseGet(List::of);
    }

    private static List<OfCase> byCase(List<OwnMessage> shown) {
        return shown.stream()
                .collect(Collectors.groupingBy(OwnMessage::caseId, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ofCase -> new OfCase(
                        ofCase.getFirst().caseType(), ofCase.getFirst().caseReference(), ofCase))
                .toList();
    }

    private static ResponseEntity<byte[]> pdf(Optional<byte[]> pdf, String name) {
        return pdf.map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .cacheControl(CacheControl.noStore())
                        .header("Content-Disposition", "inline; filename=\"" + name + ".pdf\"")
                        .header("X-Content-Type-Options", "nosniff")
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
