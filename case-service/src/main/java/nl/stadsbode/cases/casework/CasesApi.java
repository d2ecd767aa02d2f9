package nl.stadsbode.cases.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.cases.idempotency.Idempotency;
import nl.stadsbode.chassis.processing.ProcessingLog;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases for case systems and other machines. */
@RestController
@RequestMapping("/api/v1/cases")
@Tag(name = "cases")
class CasesApi {

    private static final String READERS = "hasAnyRole('caseworker', 'contact')";
    private static final String WRITERS = "hasRole('caseworker')";

    /** @param next pass as {@code after} for the next page; absent on the last one */
    record CasePage(List<CaseView> cases, @Nullable UUID next) {}

    private final Catalogue catalogue;
    private final Cases cases;
    private final DescribingCases describing;
    private final OpeningCases opening;
    private final Idempotency idempotency;
    private final ProcessingLog log;
    private final Clock clock;

    CasesApi(
            Catalogue catalogue,
            Cases cases,
            DescribingCases describing,
            OpeningCases opening,
            Idempotency idempotency,
            ProcessingLog log,
            Clock clock) {
        this.catalogue = catalogue;
        this.cases = cases;
        this.describing = describing;
        this.opening = opening;
        this.idempotency = idempotency;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize(READERS)
    @Operation(
            summary = "Cases, newest first",
            description = "`search` is the beginning of a reference, ours or the case system's, or the number in ours.")
    CasePage list(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        List<Case> page = cases.list(new CaseFilter(type, status, search, after), limit);
        return new CasePage(
                page.stream()
                        .map(each -> CaseView.of(each, catalogue.require(each.caseType())))
                        .toList(),
                page.size() == limit ? page.getLast().id().value() : null);
    }

    @GetMapping("/{id}")
    @PreAuthorize(READERS)
    @Operation(summary = "A case with its whole history and what residents were told; its version is the ETag")
    ResponseEntity<CaseDetails> get(@PathVariable UUID id, Authentication reader) {
        Case found = cases.find(new CaseId(id)).orElseThrow(() -> Refusals.problem(new Outcome.CaseNotThere()));
        log.looks(reader, "case-shown", found.residents());
        return Answers.ok(found, describing.describe(found));
    }

    @PostMapping
    @PreAuthorize(WRITERS)
    @Operation(summary = "Open a case, with the initial status of its type")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseDetails.class)))
    ResponseEntity<?> open(
            @Valid @RequestBody CaseRequests.OpenCase request,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            Principal caller) {
        return idempotency.once(caller.getName(), key, "POST /cases", request, () -> {
            Outcome.Done done = Refusals.done(opening.open(request.opening(clock.instant(), caller)));
            return Answers.created(done.changed(), describing.describe(done.changed()));
        });
    }
}
