package nl.stadsbode.cases.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.cases.idempotency.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What machines do with the statuses of a case. */
@RestController
@RequestMapping("/api/v1/cases/{id}/statuses")
@PreAuthorize("hasRole('caseworker')")
@Tag(name = "cases")
class StatusesApi {

    private final ChangingStatus changing;
    private final WithdrawingStatus withdrawing;
    private final CorrectingStatus correcting;
    private final Idempotency idempotency;
    private final Clock clock;

    StatusesApi(
            ChangingStatus changing,
            WithdrawingStatus withdrawing,
            CorrectingStatus correcting,
            Idempotency idempotency,
            Clock clock) {
        this.changing = changing;
        this.withdrawing = withdrawing;
        this.correcting = correcting;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            summary = "Change the state of a case",
            description = "Send If-Match with the ETag to be sure that nobody changed it meanwhile.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = StatusView.class)))
    ResponseEntity<?> change(
            @PathVariable UUID id,
            @Valid @RequestBody CaseRequests.RecordStatus request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            Principal caller) {
        String action = "POST /cases/" + id + "/statuses";
        return idempotency.once(
                caller.getName(),
                key,
                action,
                request,
                () -> recorded(changing.change(
                        new CaseId(id), Versions.seen(ifMatch), request.wish(clock.instant(), caller))));
    }

    @PostMapping("/{statusId}/withdraw")
    @Operation(summary = "Take back a status before it is announced")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StatusView.class)))
    ResponseEntity<?> withdraw(
            @PathVariable UUID id,
            @PathVariable UUID statusId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            Principal caller) {
        String action = "POST /cases/" + id + "/statuses/" + statusId + "/withdraw";
        return idempotency.once(caller.getName(), key, action, null, () -> {
            Outcome.Done done = Refusals.done(withdrawing.withdraw(
                    new CaseId(id), new StatusId(statusId), Versions.seen(ifMatch), Callers.name(caller)));
            return Answers.ok(done.changed(), StatusView.of(done.status(), List.of()));
        });
    }

    @PostMapping("/{statusId}/corrections")
    @Operation(summary = "Put another status, or another note, in the place of one that was announced")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = StatusView.class)))
    ResponseEntity<?> correct(
            @PathVariable UUID id,
            @PathVariable UUID statusId,
            @Valid @RequestBody CaseRequests.RecordStatus request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
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
                        request.wish(clock.instant(), caller))));
    }

    private static ResponseEntity<?> recorded(Outcome outcome) {
        Outcome.Done done = Refusals.done(outcome);
        return Answers.created(done.changed(), StatusView.of(done.status(), List.of()));
    }
}
