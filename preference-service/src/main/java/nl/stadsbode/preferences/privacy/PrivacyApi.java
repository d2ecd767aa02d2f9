package nl.stadsbode.preferences.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.problem.Problem;
import nl.stadsbode.preferences.resident.Looks;
import nl.stadsbode.preferences.resident.ResidentId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Forgetting by other systems, and the receipts of what was asked. */
@RestController
@RequestMapping("/api/v1/residents/{id}")
@PreAuthorize("hasRole('contact')")
@Tag(name = "residents")
class PrivacyApi {

    static final int RECEIPTS = 100;

    /**
     * What was asked, how far it is, and what each service answered; without personal data.
     *
     * @param identity by what a colleague saw who asked; not there for who was signed in, or where nothing was said
     * @param dueAt when it begins, or began
     */
    @Schema(name = "PrivacyReceipt")
    record Receipt(
            UUID id,

            @Schema(allowableValues = {"export", "forgetting"})
            String what,

            @Schema(allowableValues = {"waiting", "running", "complete", "cancelled", "expired"})
            String state,

            @Schema(allowableValues = {"resident", "contact"})
            String askedBy,

            @Schema(implementation = Identity.class) @Nullable
            String identity,

            Instant askedAt,
            Instant dueAt,
            @Nullable Instant finishedAt,
            List<Answered> answers) {

        /** @param whole whether all that it has to say is there */
        @Schema(name = "PrivacyAnswer")
        record Answered(String service, boolean whole, Instant at, List<String> erased, List<Kept> kept) {}

        @Schema(name = "KeptOfForgotten")
        record Kept(String what, long count, String why) {}

        static Receipt of(Job job) {
            return new Receipt(
                    job.id(),
                    job.what().code(),
                    job.state().code(),
                    job.askedBy(),
                    job.identity(),
                    job.askedAt(),
                    job.dueAt(),
                    job.finishedAt(),
                    job.answers().stream()
                            .map(answer -> new Answered(
                                    answer.service(),
                                    answer.whole(),
                                    answer.at(),
                                    answer.erased(),
                                    answer.kept().stream()
                                            .map(kept -> new Kept(kept.what(), kept.count(), kept.why()))
                                            .toList()))
                            .toList());
        }
    }

    private final ForgettingOnRequest forgetting;
    private final Jobs jobs;
    private final Looks looks;

    PrivacyApi(ForgettingOnRequest forgetting, Jobs jobs, Looks looks) {
        this.forgetting = forgetting;
        this.jobs = jobs;
        this.looks = looks;
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Forget the resident, here and in every replica; the id is not used again",
            description = "At once, unlike on the pages, where it waits and can be taken back. Its receipt tells when"
                    + " every service has done it, and the processing log who asked for it.")
    void forget(
            @PathVariable UUID id,
            @Parameter(
                            description = "By what it was seen who asks; stays on the receipt",
                            schema = @Schema(implementation = Identity.class))
                    @RequestParam(required = false)
                    @Nullable
                    String identity,
            Authentication caller) {
        if (!forgetting.now(new ResidentId(id), new Asker(caller, seen(identity)))) {
            throw Problem.notFound("resident-not-found", "There is no resident with this id.");
        }
    }

    @GetMapping("/privacy-receipts")
    @Operation(summary = "The last hundred exports and forgettings that were asked for, newest first")
    List<Receipt> receipts(@PathVariable UUID id, Authentication caller) {
        looks.at(id, caller);
        return jobs.of(new ResidentId(id), RECEIPTS).stream().map(Receipt::of).toList();
    }

    private static @Nullable Identity seen(@Nullable String identity) {
        return identity == null
                ? null
                : Identity.of(identity)
                        .orElseThrow(() -> new Problem(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "unknown-identity",
                                "The identity is one of " + String.join(", ", Identity.codes()) + "."));
    }
}
