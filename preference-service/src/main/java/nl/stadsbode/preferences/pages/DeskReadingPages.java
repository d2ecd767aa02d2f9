package nl.stadsbode.preferences.pages;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.Stated;
import nl.stadsbode.preferences.resident.Asked;
import nl.stadsbode.preferences.resident.ChangingResidents;
import nl.stadsbode.preferences.resident.Outcome;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The contact centre writes down how a resident wants to read: large print, an easier font. */
@Controller
@RequestMapping("/residents/{id}/reading")
@PreAuthorize("hasRole('contact')")
class DeskReadingPages {

    private final ChangingResidents changing;
    private final Clock clock;

    DeskReadingPages(ChangingResidents changing, Clock clock) {
        this.changing = changing;
        this.clock = clock;
    }

    /** Where a change of language or a reload leads after the form was answered. */
    @GetMapping
    String back(@PathVariable UUID id) {
        return "redirect:/residents/" + id;
    }

    /** A form sends nothing for a box that is not ticked. */
    @PostMapping
    String reads(
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam(defaultValue = "false") boolean largePrint,
            @RequestParam(defaultValue = "false") boolean easyFont,
            @RequestParam(defaultValue = "") String how,
            Authentication authentication,
            RedirectAttributes next) {
        switch (change(new ResidentId(id), version, largePrint, easyFont, how, authentication)) {
            case Outcome.Changed changed -> next.addFlashAttribute("message", "desk.choice.saved");
            case Outcome.Unchanged unchanged -> next.addFlashAttribute("message", "desk.choice.unchanged");
            case Outcome.VersionDiffers differs -> next.addFlashAttribute("problem", "desk.choice.changedMeanwhile");
            case Outcome.Refused refused ->
                next.addFlashAttribute(
                        "problem", "flaw." + refused.flaws().getFirst().code());
            case Outcome.NotThere notThere -> {}
            case Outcome.Forgotten forgotten -> {}
            case Outcome.Created impossible -> throw new IllegalStateException("a setting creates nobody");
        }
        return back(id);
    }

    private Outcome change(
            ResidentId id,
            long version,
            boolean largePrint,
            boolean easyFont,
            String how,
            Authentication authentication) {
        try {
            Stated stated = new Stated(
                    clock.instant().truncatedTo(ChronoUnit.MICROS), authentication.getName(), DeskPages.heard(how));
            return changing.change(Asked.of(id, version, stated, current -> read(current, largePrint, easyFont)));
        } catch (Flawed flawed) {
            return new Outcome.Refused(flawed.flaws());
        }
    }

    private static Resident read(Resident current, boolean largePrint, boolean easyFont) {
        return current.with(current.settings().read(largePrint, easyFont));
    }
}
