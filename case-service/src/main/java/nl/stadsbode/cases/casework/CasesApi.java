package nl.stadsbode.cases.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.cases.announcing.CaseStatusChanged.Named;
import nl.stadsbode.cases.catalogue.CaseType;
import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.cases.idempotency.Idempotency;
import nl.stadsbode.cases.told.Told;
import nl.stadsbode.cases.told.ToldResidents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
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
    private static final String KEY = "Idempotency-Key";

    /** @param next pass as {@code after} for the next page; absent on the last one */
    record CasePage(List<CaseView> cases, @Nullable UUID next) {}

    private final Catalogue catalogue;
    private final Cases cases;
    private final Statuses statuses;
    private final ToldResidents told;
    private final OpeningCases opening;
    private final ChangingStatus changing;
    private final WithdrawingStatus withdrawing;
    private final CorrectingStatus correcting;
    private final Idempotency idempotency;
    private final Clock clock;

    CasesApi(
            Catalogue catalogue,
            Cases cases,
            Statuses statuses,
            ToldResidents told,
            OpeningCases opening,
            ChangingStatus changing,
            WithdrawingStatus withdrawing,
            CorrectingStatus correcting,
            Idempotency idempotency,
            Clock clock) {
        this.catalogue = catalogue;
        this.cases = cases;
        this.statuses = statuses;
        this.told = told;
        this.opening = opening;
        this.changing = changing;
        this.withdrawing = withdrawing;
        this.correcting = correcting;
        this.idempotency = idempotency;
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
    ResponseEntity<CaseDetails> get(@PathVariable UUID id) {
        Case found = cases.find(new CaseId(id)).orElseThrow(() -> Refusals.problem(new Outcome.CaseNotThere()));
        return ResponseEntity.ok().eTag(Versions.etag(found.version())).body(details(found));
    }

    @PostMapping
    @PreAuthorize(WRITERS)
    @Operation(summary = "Open a case, with the initial status of its type")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseDetails.class)))
    ResponseEntity<?> open(
            @Valid @RequestBody CaseRequests.OpenCase request,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal caller) {
        return idempotency.once(caller.getName(), key, "POST /cases", request, () -> {
            Outcome.Done done = done(opening.open(new OpeningCases.Opening(
                    request.caseType(),
                    request.externalReference(),
                    request.recipients().stream()
                            .map(each -> new Recipient(new ResidentId(each.residentId()), each.role()))
                            .toList(),
                    wish("", request.occurredAt(), request.note(), request.announce(), caller))));
            return ResponseEntity.created(address(done.changed()))
                    .eTag(Versions.etag(done.changed().version()))
                    .body(details(done.changed()));
        });
    }

    @PostMapping("/{id}/statuses")
    @PreAuthorize(WRITERS)
    @Operation(
            summary = "Change the state of a case",
            description = "Send If-Match with the ETag to be sure that nobody changed it meanwhile.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = StatusView.class)))
    ResponseEntity<?> change(
            @PathVariable UUID id,
            @Valid @RequestBody CaseRequests.RecordStatus request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal caller) {
        String action = "POST /cases/" + id + "/statuses";
        return idempotency.once(
                caller.getName(),
                key,
                action,
                request,
                () -> recorded(changing.change(
                        new CaseId(id),
                        Versions.seen(ifMatch),
                        wish(request.status(), request.occurredAt(), request.note(), request.announce(), caller))));
    }

    @PostMapping("/{id}/statuses/{statusId}/withdraw")
    @PreAuthorize(WRITERS)
    @Operation(summary = "Take back a status before it is announced")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StatusView.class)))
    ResponseEntity<?> withdraw(
            @PathVariable UUID id,
            @PathVariable UUID statusId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal caller) {
        String action = "POST /cases/" + id + "/statuses/" + statusId + "/withdraw";
        return idempotency.once(caller.getName(), key, action, null, () -> {
            Outcome.Done done = done(withdrawing.withdraw(
                    new CaseId(id), new StatusId(statusId), Versions.seen(ifMatch), Callers.name(caller)));
            return ResponseEntity.ok()
                    .eTag(Versions.etag(done.changed().version()))
                    .body(StatusView.of(done.status(), List.of()));
        });
    }

    @PostMapping("/{id}/statuses/{statusId}/corrections")
    @PreAuthorize(WRITERS)
    @Operation(summary = "Put another status, or another note, in the place of one that was announced")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = StatusView.class)))
    ResponseEntity<?> correct(
            @PathVariable UUID id,
            @PathVariable UUID statusId,
            @Valid @RequestBody CaseRequests.RecordStatus request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal caller) {
        String action = "POST /cases/" + id + "/statuses/" + statusId + "/corrections";
        return idempotency.once(
                caller.getName(),
                key,
                action,
                request,
                () -> recorded(correcting.correct(
                        new CaseId(id),
                        new StatusId(statusId),
                        Versions.seen(ifMatch),
                        wish(request.status(), request.occurredAt(), request.note(), request.announce(), caller))));
    }

    private ResponseEntity<?> recorded(Outcome outcome) {
        Outcome.Done done = done(outcome);
        return ResponseEntity.created(address(done.changed()))
                .eTag(Versions.etag(done.changed().version()))
                .body(StatusView.of(done.status(), List.of()));
    }

    private CaseDetails details(Case shown) {
        CaseType type = catalogue.require(shown.caseType());
        Map<UUID, List<Told>> toldByStatus = told.of(shown.id().value());
        return new CaseDetails(
                CaseView.of(shown, type),
                statuses.of(shown.id()).statuses().stream()
                        .map(status -> StatusView.of(
                                status, toldByStatus.getOrDefault(status.id().value(), List.of())))
                        .toList(),
                type.after(shown.currentStatus()).stream()
                        .map(next -> new Named(next.code(), next.name()))
                        .toList());
    }

    private Wish wish(
            String status,
            @Nullable Instant occurredAt,
            @Nullable String note,
            CaseRequests.@Nullable Announce announce,
            Principal caller) {
        return new Wish(
                status,
                occurredAt == null ? clock.instant() : occurredAt,
                Note.ofNullable(note),
                Callers.name(caller),
                announce == CaseRequests.Announce.IMMEDIATELY,
                null);
    }

    private static Outcome.Done done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Refused refused -> throw Refusals.problem(refused);
        };
    }

    private static URI address(Case changed) {
        return URI.create("/api/v1/cases/" + changed.id());
    }
}
