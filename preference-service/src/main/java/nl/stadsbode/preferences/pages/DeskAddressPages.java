package nl.stadsbode.preferences.pages;

import com.fasterxml.uuid.NoArgGenerator;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.contact.Flaw;
import nl.stadsbode.preferences.contact.Flawed;
import nl.stadsbode.preferences.contact.PostalAddress;
import nl.stadsbode.preferences.resident.Known;
import nl.stadsbode.preferences.resident.Outcome;
import nl.stadsbode.preferences.resident.ReadingResidents;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The contact centre writes down where a resident wants letters. What was given before is not shown: the form is empty. */
@Controller
@RequestMapping("/residents/{id}/address")
@PreAuthorize("hasRole('contact')")
class DeskAddressPages {

    private final ReadingResidents reading;
    private final SpokenRequests spoken;
    private final PostOffice office;
    private final NoArgGenerator ids;

    DeskAddressPages(ReadingResidents reading, SpokenRequests spoken, PostOffice office, NoArgGenerator ids) {
        this.reading = reading;
        this.spoken = spoken;
        this.office = office;
        this.ids = ids;
    }

    @GetMapping
    String address(@PathVariable UUID id, Visit visit) {
        return reading.find(new ResidentId(id)).orElse(null) instanceof Known.Living(Resident resident)
                        && !resident.deceased()
                ? form(id, AddressForm.blank(resident.version()), visit)
                : back(id);
    }

    @PostMapping
    String lettersTo(
            @PathVariable UUID id,
            @ModelAttribute AddressForm given,
            @RequestParam(defaultValue = "") String how,
            Visit visit) {
        visit.shows("heard", how);
        return switch (change(new ResidentId(id), given, how, visit)) {
            case Outcome.Changed changed -> saved(id, "desk.address.saved", visit);
            case Outcome.Unchanged unchanged -> saved(id, "desk.choice.unchanged", visit);
            case Outcome.Refused(List<Flaw> flaws) -> {
                visit.refused(flaws, AddressForm::place);
                yield form(id, given, visit);
            }
            case Outcome.VersionDiffers(long version) -> {
                visit.refused(HttpServletResponse.SC_CONFLICT, "desk.choice.changedMeanwhile");
                yield form(id, given.on(version), visit);
            }
            case Outcome.NotThere notThere -> back(id);
            case Outcome.Forgotten forgotten -> back(id);
            case Outcome.Created impossible -> throw new IllegalStateException("an address creates nobody");
        };
    }

    private Outcome change(ResidentId id, AddressForm given, String how, Visit visit) {
        try {
            PostalAddress address = given.address(office.address());
            return spoken.change(
                    id,
                    given.version(),
                    how,
                    visit.visitor(),
                    (current, stated) -> current.lettersTo(address, stated, ids::generate));
        } catch (Flawed flawed) {
            return new Outcome.Refused(flawed.flaws());
        }
    }

    private String form(UUID id, AddressForm form, Visit visit) {
        visit.shows("resident", id);
        visit.shows("form", form);
        AddressForm.describe(office.address(), visit.page(), visit.locale());
        return "desk/address";
    }

    private static String saved(UUID id, String message, Visit visit) {
        return visit.led("/residents/" + id, message);
    }

    private static String back(UUID id) {
        return "redirect:/residents/" + id;
    }
}
