package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.preferences.register.RegisteredResidents;
import nl.stadsbode.preferences.resident.Known;
import nl.stadsbode.preferences.resident.ReadingResidents;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Fills the contact centre's page about a resident. That someone is shown is written down first. */
@Component
class DeskViews {

    /** Names in the model of forms that are shown again as they were sent. */
    static final String CHOICE = "spoken";

    static final String PAUSE = "pause";

    private static final String LOOKED_UP = "resident-looked-up";
    private static final String LOOKUP = "desk/lookup";
    private static final String RESIDENT = "desk/resident";

    private final ReadingResidents reading;
    private final RegisteredResidents registered;
    private final Topics topics;
    private final Today today;
    private final ProcessingLog log;

    DeskViews(ReadingResidents reading, RegisteredResidents registered, Topics topics, Today today, ProcessingLog log) {
        this.reading = reading;
        this.registered = registered;
        this.topics = topics;
        this.today = today;
        this.log = log;
    }

    /** With what can be read of them masked. */
    String resident(ResidentId id, Authentication colleague, Model model, Locale locale, HttpServletResponse response) {
        return page(id, LOOKED_UP, false, colleague, model, locale, response);
    }

    /** With name, numbers and addresses written out. */
    String shown(ResidentId id, Authentication colleague, Model model, Locale locale, HttpServletResponse response) {
        return page(id, ReadingResidents.SHOWN, true, colleague, model, locale, response);
    }

    /** The page again, with what is wrong. @param at where on the page it can be put right */
    String again(
            ResidentId id,
            String problem,
            String at,
            int status,
            Authentication colleague,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        model.addAttribute("problem", problem);
        model.addAttribute("problemAt", at);
        response.setStatus(status);
        return resident(id, colleague, model, locale, response);
    }

    String lookupAgain(String problem, int status, Model model, HttpServletResponse response) {
        model.addAttribute("problem", problem);
        response.setStatus(status);
        return LOOKUP;
    }

    static String done(ResidentId id, String message, RedirectAttributes next) {
        next.addFlashAttribute("message", message);
        return to(id.value());
    }

    static String to(UUID id) {
        return "redirect:/residents/" + id;
    }

    private String page(
            ResidentId id,
            String look,
            boolean shown,
            Authentication colleague,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        return switch (reading.find(id).orElse(null)) {
            case Known.Living(Resident resident) -> {
                log.looks(colleague, look, id.value());
                fill(resident, shown, model, locale);
                yield RESIDENT;
            }
            case Known.Forgotten forgotten ->
                lookupAgain("desk.lookup.forgotten", HttpServletResponse.SC_GONE, model, response);
            case null -> lookupAgain("desk.lookup.unknown", HttpServletResponse.SC_NOT_FOUND, model, response);
        };
    }

    private void fill(Resident resident, boolean shown, Model model, Locale locale) {
        model.addAttribute(
                "resident",
                ResidentPage.of(resident, reading.history(resident.id(), null), topics, locale.getLanguage(), shown));
        model.addAttribute("bsn", registered.maskedOf(resident.id()).orElse(null));
        model.addAttribute(
                "companions",
                reading.companions(resident).stream()
                        .map(companion -> DeskCompanion.of(companion, shown))
                        .toList());
        model.addAttribute("topics", topics.all());
        model.addAttribute("pausedUntil", today.stillComing(resident.pausedUntil()));
        model.addAttribute("earliest", today.plusDays(1));
        model.addAttribute("latest", today.plusDays(PauseForm.MOST_DAYS));
        sent(model, CHOICE, ChoiceForm.class)
                .map(form -> form.on(resident.version()))
                .or(() -> Optional.of(ChoiceForm.blank(resident.version())))
                .ifPresent(form -> model.addAttribute(CHOICE, form));
        sent(model, PAUSE, PauseForm.class)
                .map(form -> form.on(resident.version()))
                .or(() -> Optional.of(PauseForm.of(resident.pausedUntil(), today.date(), resident.version())))
                .ifPresent(form -> model.addAttribute(PAUSE, form));
    }

    private static <T> Optional<T> sent(Model model, String name, Class<T> type) {
        @Nullable Object form = model.getAttribute(name);
        return type.isInstance(form) ? Optional.of(type.cast(form)) : Optional.empty();
    }
}
