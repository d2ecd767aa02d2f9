package nl.stadsbode.preferences.privacy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.chassis.processing.ProcessingLog;
import nl.stadsbode.preferences.privacy.Gathering.Asked;
import nl.stadsbode.preferences.resident.Known;
import nl.stadsbode.preferences.resident.ReadingResidents;
import nl.stadsbode.preferences.resident.Requester;
import nl.stadsbode.preferences.resident.ResidentId;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All that is kept of the resident who is signed in: to have, and to have forgotten. */
@Controller
@RequestMapping(OwnDataPages.PATH)
@PreAuthorize("hasRole('resident')")
class OwnDataPages {

    static final String PATH = "/my/data";

    private static final int SHOWN = 20;
    private static final int LOOKS = 50;

    private final Jobs jobs;
    private final Gathering gathering;
    private final ForgettingOnRequest forgetting;
    private final Export export;
    private final ReadableExport readable;
    private final ReadingResidents residents;
    private final ProcessingLog log;
    private final PrivacySettings settings;
    private final Clock clock;

    OwnDataPages(
            Jobs jobs,
            Gathering gathering,
            ForgettingOnRequest forgetting,
            Export export,
            ReadableExport readable,
            ReadingResidents residents,
            ProcessingLog log,
            PrivacySettings settings,
            Clock clock) {
        this.jobs = jobs;
        this.gathering = gathering;
        this.forgetting = forgetting;
        this.export = export;
        this.readable = readable;
        this.residents = residents;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /** Receipts are here even when all else of the resident is forgotten. */
    @GetMapping
    String overview(Authentication authentication, Model model) {
        Optional<ResidentId> own = own(authentication);
        List<Job> asked = own.map(id -> jobs.of(id, SHOWN)).orElse(List.of());
        model.addAttribute("known", own.flatMap(residents::find).orElse(null) instanceof Known.Living);
        model.addAttribute("jobs", asked);
        model.addAttribute("looked", own.map(id -> log.at(id.value(), LOOKS)).orElse(List.of()));
        model.addAttribute("services", settings.all());
        model.addAttribute("days", settings.fetchWithin().toDays());
        model.addAttribute("exporting", open(asked, Job.What.EXPORT).isPresent());
        model.addAttribute("forgetting", open(asked, Job.What.FORGETTING).orElse(null));
        return "privacy/own";
    }

    @PostMapping("/export")
    String export(Authentication authentication, RedirectAttributes next) {
        switch (own(authentication).map(id -> gathering.begin(id)).orElseGet(Asked.Nobody::new)) {
            case Asked.Begun begun -> next.addFlashAttribute("message", "privacy.export.begun");
            case Asked.UnderWay underWay -> next.addFlashAttribute("message", "privacy.export.underWay");
            case Asked.TooOften tooOften ->
                next.addFlashAttribute(Mistakes.NAME, Mistakes.of("privacy.export.tooOften"));
            case Asked.SecretAddress impossible -> throw new IllegalStateException("it is the resident's own address");
            case Asked.Nobody nobody -> next.addFlashAttribute(Mistakes.NAME, Mistakes.of("privacy.nobody"));
        }
        return "redirect:" + PATH;
    }

    @GetMapping("/export/{job}/json")
    ResponseEntity<byte[]> json(@PathVariable UUID job, Authentication authentication) {
        return fetched(job, authentication, MediaType.APPLICATION_JSON, "json", export::json);
    }

    @GetMapping("/export/{job}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID job, Authentication authentication) {
        return fetched(
                job,
                authentication,
                MediaType.APPLICATION_PDF,
                "pdf",
                gathered -> readable.pdf(gathered, LocaleContextHolder.getLocale()));
    }

    @GetMapping("/forgetting")
    String askForgetting(Model model) {
        model.addAttribute("erased", clock.instant().plus(settings.forgetAfter()));
        return "privacy/forgetting";
    }

    @PostMapping("/forgetting")
    String forget(
            @RequestParam(defaultValue = "false") boolean sure,
            Authentication authentication,
            RedirectAttributes next) {
        if (!sure) {
            next.addFlashAttribute(Mistakes.NAME, Mistakes.at("sure", "privacy.forgetting.notSure"));
            return "redirect:" + PATH + "/forgetting";
        }
        switch (own(authentication)
                .map(id -> forgetting.begin(id, Asker.RESIDENT))
                .orElse(ForgettingOnRequest.Asked.NOBODY)) {
            case WAITS -> Told.done("privacy.forgetting.begun", next);
            case TOO_OFTEN -> Told.refused("privacy.forgetting.tooOften", next);
            case NOBODY -> Told.refused("privacy.nobody", next);
        }
        return "redirect:" + PATH;
    }

    @PostMapping("/forgetting/taken-back")
    String takeBack(Authentication authentication, RedirectAttributes next) {
        boolean takenBack = own(authentication)
                .map(id -> forgetting.takeBack(id, Asker.RESIDENT))
                .orElse(false);
        Told.of(takenBack, "privacy.forgetting.takenBack", "privacy.forgetting.tooLate", next);
        return "redirect:" + PATH;
    }

    private ResponseEntity<byte[]> fetched(
            UUID job, Authentication authentication, MediaType type, String ending, Function<Job, byte[]> written) {
        return own(authentication)
                .flatMap(id -> jobs.find(id, job))
                .filter(Job::fetchable)
                .map(written)
                .map(bytes -> Fetched.as(type, "stadsbode." + ending, bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static Optional<Job> open(List<Job> asked, Job.What what) {
        return asked.stream()
                .filter(job -> job.what() == what && job.finishedAt() == null)
                .findFirst();
    }

    private static Optional<ResidentId> own(Authentication authentication) {
        return Requester.of(authentication).ownId();
    }
}
