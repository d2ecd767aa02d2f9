package nl.stadsbode.preferences.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.preferences.privacy.Gathering.Asked;
import nl.stadsbode.preferences.resident.Known;
import nl.stadsbode.preferences.resident.ReadingResidents;
import nl.stadsbode.preferences.resident.Resident;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The contact centre has all that is kept gathered for who cannot sign in and asks for it at the desk or in writing (AVG
 * art. 15), and prints it: to hand over, or to post. What a resident had gathered is for that resident alone.
 */
@Controller
@RequestMapping("/residents/{id}/data/export")
@PreAuthorize("hasRole('contact')")
class DeskExports {

    private static final String BEGUN = "resident-export-begun";
    private static final String PRINTED = "resident-export-printed";

    private final Jobs jobs;
    private final Gathering gathering;
    private final ReadableExport readable;
    private final ReadingResidents residents;
    private final ProcessingLog log;

    DeskExports(
            Jobs jobs, Gathering gathering, ReadableExport readable, ReadingResidents residents, ProcessingLog log) {
        this.jobs = jobs;
        this.gathering = gathering;
        this.readable = readable;
        this.residents = residents;
        this.log = log;
    }

    @PostMapping
    String begin(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String identity,
            Authentication colleague,
            RedirectAttributes next) {
        Optional<Identity> seen = Identity.of(identity);
        if (seen.isEmpty()) {
            next.addFlashAttribute(Mistakes.NAME, Mistakes.at("identity", "privacy.desk.identity.missing"));
            return back(id);
        }
        log.looks(colleague, BEGUN, id);
        switch (gathering.onRequest(new ResidentId(id), seen.get())) {
            case Asked.Begun begun -> next.addFlashAttribute("message", "privacy.desk.export.begun");
            case Asked.SecretAddress secret ->
                next.addFlashAttribute(Mistakes.NAME, Mistakes.of("privacy.desk.export.secret"));
            case Asked.UnderWay underWay -> next.addFlashAttribute("message", "privacy.desk.export.underWay");
            case Asked.TooOften tooOften ->
                next.addFlashAttribute(Mistakes.NAME, Mistakes.of("privacy.desk.export.tooOften"));
            case Asked.Nobody nobody -> next.addFlashAttribute(Mistakes.NAME, Mistakes.of("privacy.desk.nobody"));
        }
        return back(id);
    }

    /** To hand over. */
    @GetMapping("/{job}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, @PathVariable UUID job, Authentication colleague) {
        return printed(id, job, colleague, resident -> List.of());
    }

    /** To post: with the address for a window envelope. */
    @GetMapping("/{job}/letter")
    ResponseEntity<byte[]> letter(@PathVariable UUID id, @PathVariable UUID job, Authentication colleague) {
        return printed(id, job, colleague, WindowAddress::of);
    }

    @GetMapping
    String back(@PathVariable UUID id) {
        return "redirect:/residents/" + id + "/data";
    }

    private ResponseEntity<byte[]> printed(
            UUID id, UUID job, Authentication colleague, Function<Resident, List<String>> addressee) {
        ResidentId resident = new ResidentId(id);
        Optional<Job> gathered = jobs.find(resident, job).filter(Job::printable);
        if (gathered.isEmpty()
                || !(residents.find(resident).orElse(null) instanceof Known.Living(Resident known))
                || known.deceased()
                || known.residence().secretAddress()) {
            return ResponseEntity.notFound().build();
        }
        log.looks(colleague, PRINTED, id);
        Locale language = Locale.of(known.settings().language().code());
        return Fetched.as(
                MediaType.APPLICATION_PDF,
                "stadsbode.pdf",
                readable.pdf(gathered.get(), language, addressee.apply(known)));
    }
}
