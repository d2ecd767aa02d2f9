package nl.stadsbode.preferences.pages;

import com.fasterxml.uuid.NoArgGenerator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.Asked;
import nl.stadsbode.preferences.resident.ChangingResidents;
import nl.stadsbode.preferences.resident.Outcome;
import nl.stadsbode.preferences.resident.Requester;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import nl.stadsbode.preferences.topic.Topics;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What residents decide about themselves, signed in: each change is stated by them, and the form comes back if refused. */
@Controller
@RequestMapping(OwnPages.PATH)
@PreAuthorize("hasRole('resident')")
class OwnChanges {

    private final OwnViews views;
    private final PostOffice office;
    private final NoArgGenerator ids;
    private final ChangingResidents changing;
    private final Topics topics;
    private final Clock clock;

    OwnChanges(
            OwnViews views,
            PostOffice office,
            NoArgGenerator ids,
            ChangingResidents changing,
            Topics topics,
            Clock clock) {
        this.views = views;
        this.office = office;
        this.ids = ids;
        this.changing = changing;
        this.topics = topics;
        this.clock = clock;
    }

    @PostMapping("/topics/{topic}")
    String choose(@PathVariable String topic, @ModelAttribute ChoiceForm chosen, Visit visit) {
        ChoiceForm form = chosen.about(topic);
        return answer(
                visit,
                form.version(),
                (resident, stated) -> resident.with(form.in(resident.choices(), topics, stated)),
                resident -> views.isTopic(topic)
                        ? views.topic(resident, topic, form.on(resident.version()), visit)
                        : views.overview(resident, visit),
                flaw -> form.kind() + "-" + ChoiceForm.place(flaw),
                "own.saved");
    }

    /** Who chooses a language reads these pages in it too. */
    @PostMapping("/settings")
    String set(@ModelAttribute SettingsForm chosen, Visit visit, HttpServletRequest request) {
        String answer = answer(
                visit,
                chosen.version(),
                (resident, stated) -> resident.with(chosen.settings()),
                resident -> views.settings(chosen.on(resident.version()), visit),
                SettingsForm::place,
                "own.saved");
        LocaleResolver pages = RequestContextUtils.getLocaleResolver(request);
        if (answer.startsWith("redirect:") && pages != null) {
            pages.setLocale(
                    request,
                    visit.response(),
                    Locale.of(chosen.settings().language().code()));
        }
        return answer;
    }

    @PostMapping("/pause")
    String pause(@ModelAttribute PauseForm chosen, Visit visit) {
        return answer(
                visit,
                chosen.version(),
                (resident, stated) -> resident.pausedUntil(chosen.day(views.today())),
                resident -> views.pause(chosen.on(resident.version()), visit),
                Flaw::field,
                chosen.until() == null || chosen.until().isBlank() ? "own.pause.ended" : "own.pause.begun");
    }

    @PostMapping("/address")
    String lettersTo(@ModelAttribute AddressForm given, Visit visit) {
        return answer(
                visit,
                given.version(),
                (resident, stated) -> resident.lettersTo(given.address(office.address()), stated, ids::generate),
                resident -> views.address(given.on(resident.version()), visit),
                AddressForm::place,
                "own.address.saved");
    }

    @PostMapping("/address/removal")
    String lettersHome(@RequestParam long version, Visit visit) {
        return answer(
                visit,
                version,
                (resident, stated) -> resident.lettersHome(),
                resident -> Optional.ofNullable(resident.residence().correspondence())
                        .map(point -> views.addressRemoval(resident, point, visit))
                        .orElseGet(() -> views.overview(resident, visit)),
                Flaw::field,
                "own.address.removed");
    }

    /** From then on no message goes there; what is under way and not handed over yet neither. */
    @PostMapping("/contact/{channel}/removal")
    String remove(@PathVariable String channel, @RequestParam long version, Visit visit) {
        return answer(
                visit,
                version,
                (resident, stated) -> OwnViews.removable(resident, channel)
                        .map(point -> resident.without(point.channel()))
                        .orElse(resident),
                resident -> OwnViews.removable(resident, channel)
                        .map(point -> views.removal(resident, point, visit))
                        .orElseGet(() -> views.overview(resident, visit)),
                Flaw::field,
                "own.removal.done");
    }

    private interface Change {
        Resident of(Resident resident, Stated stated);
    }

    /**
     * Makes a change; shows the form again, as it was sent, where that cannot be.
     *
     * @param place where in the form a flaw can be mended
     */
    private String answer(
            Visit visit, long version, Change change, OwnViews.Page form, Function<Flaw, String> place, String done) {
        Optional<ResidentId> own = visit.own();
        if (own.isEmpty()) {
            return views.show(visit, form);
        }
        return switch (change(own.get(), version, change)) {
            case Outcome.Changed changed -> visit.led(OwnPages.PATH, done);
            case Outcome.Unchanged unchanged -> visit.led(OwnPages.PATH, "own.unchanged");
            case Outcome.Refused(List<Flaw> flaws) -> {
                visit.refused(flaws, place);
                yield views.show(visit, form);
            }
            case Outcome.VersionDiffers differs -> {
                visit.refused(HttpServletResponse.SC_CONFLICT, "own.changedMeanwhile");
                yield views.show(visit, form);
            }
            case Outcome.NotThere notThere -> views.show(visit, form);
            case Outcome.Forgotten forgotten -> views.show(visit, form);
            case Outcome.Created impossible -> throw new IllegalStateException("a choice creates nobody");
        };
    }

    private Outcome change(ResidentId own, long version, Change change) {
        Stated stated = Requester.ownWord(clock);
        try {
            return changing.change(Asked.of(own, version, stated, resident -> change.of(resident, stated)));
        } catch (Flawed flawed) {
            return new Outcome.Refused(flawed.flaws());
        }
    }
}
