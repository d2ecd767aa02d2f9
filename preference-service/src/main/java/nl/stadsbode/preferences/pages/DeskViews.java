package nl.stadsbode.preferences.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.preferences.register.RegisteredResidents;
import nl.stadsbode.preferences.resident.Known;
import nl.stadsbode.preferences.resident.ReadingResidents;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

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
    String resident(ResidentId id, Visit visit) {
        return page(id, LOOKED_UP, false, visit);
    }

    /** With name, numbers and addresses written out. */
    String shown(ResidentId id, Visit visit) {
        return page(id, ReadingResidents.SHOWN, true, visit);
    }

    /** The page again, with what is wrong. */
    String again(ResidentId id, Mistakes mistakes, int status, Visit visit) {
        return resident(id, visit.refused(status, mistakes));
    }

    String lookupAgain(String problem, int status, Visit visit) {
        visit.refused(status, Mistakes.at("id", problem));
        return LOOKUP;
    }

    static String done(ResidentId id, String message, Visit visit) {
        return visit.led("/residents/" + id.value(), message);
    }

    static String to(UUID id) {
        return "redirect:/residents/" + id;
    }

    private String page(ResidentId id, String look, boolean shown, Visit visit) {
        return switch (reading.find(id).orElse(null)) {
            case Known.Living(Resident resident) -> {
                log.looks(visit.visitor(), look, id.value());
                fill(resident, shown, visit);
                yield RESIDENT;
            }
            case Known.Forgotten forgotten -> lookupAgain("desk.lookup.forgotten", HttpServletResponse.SC_GONE, visit);
            case null -> lookupAgain("desk.lookup.unknown", HttpServletResponse.SC_NOT_FOUND, visit);
        };
    }

    private void fill(Resident resident, boolean shown, Visit visit) {
        visit.shows(
                "resident",
                ResidentPage.of(resident, reading.history(resident.id(), null), topics, visit.language(), shown));
        visit.shows("bsn", registered.maskedOf(resident.id()).orElse(null));
        visit.shows(
                "companions",
                reading.companions(resident).stream()
                        .map(companion -> DeskCompanion.of(companion, shown))
                        .toList());
        visit.shows("topics", topics.all());
        visit.shows("pausedUntil", today.stillComing(resident.pausedUntil()));
        visit.shows("earliest", today.plusDays(1));
        visit.shows("latest", today.plusDays(PauseForm.MOST_DAYS));
        sent(visit, CHOICE, ChoiceForm.class)
                .map(form -> form.on(resident.version()))
                .or(() -> Optional.of(ChoiceForm.blank(resident.version())))
                .ifPresent(form -> visit.shows(CHOICE, form));
        sent(visit, PAUSE, PauseForm.class)
                .map(form -> form.on(resident.version()))
                .or(() -> Optional.of(PauseForm.of(resident.pausedUntil(), today.date(), resident.version())))
                .ifPresent(form -> visit.shows(PAUSE, form));
    }

    private static <T> Optional<T> sent(Visit visit, String name, Class<T> type) {
        @Nullable Object form = visit.page().getAttribute(name);
        return type.isInstance(form) ? Optional.of(type.cast(form)) : Optional.empty();
    }
}
