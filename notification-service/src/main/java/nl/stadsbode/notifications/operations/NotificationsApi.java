package nl.stadsbode.notifications.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.problem.Problem;
import nl.stadsbode.notifications.notification.Steered;
import nl.stadsbode.notifications.notification.SteeringDeliveries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Notifications for operators, and to read for the contact centre. */
@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "notifications")
class NotificationsApi {

    static final String READERS = "hasAnyRole('contact', 'operator')";
    static final String OPERATORS = "hasRole('operator')";

    /** @param next pass as {@code after} for the next page; null on the last one */
    record NotificationPage(
            List<NotificationView> notifications, @Nullable UUID next) {}

    /** @param retried how many are ready again */
    record RetriedAll(int retried) {}

    private final Notifications notifications;
    private final SentContent content;
    private final SteeringDeliveries steering;
    private final RetryingFailures retrying;
    private final RecentFigures figures;

    NotificationsApi(
            Notifications notifications,
            SentContent content,
            SteeringDeliveries steering,
            RetryingFailures retrying,
            RecentFigures figures) {
        this.notifications = notifications;
        this.content = content;
        this.steering = steering;
        this.retrying = retrying;
        this.figures = figures;
    }

    @GetMapping
    @PreAuthorize(READERS)
    @Operation(
            summary = "Notifications with their deliveries, newest first",
            description =
                    "`state` is that of the notification (`awaiting-preferences`, `planned`, `nothing`, `cancelled`)"
                            + " or of one of its deliveries. `since` is the moment of the announcement.")
    NotificationPage notifications(
            @RequestParam(name = "case", required = false) @Nullable UUID caseId,
            @RequestParam(required = false) @Nullable UUID resident,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        List<NotificationView> page = notifications.list(
                new NotificationFilter(
                        caseId, resident, channel == null ? null : ChannelsApi.channel(channel), state, since, after),
                limit);
        return new NotificationPage(page, page.size() == limit ? page.getLast().id() : null);
    }

    @GetMapping("/{id}")
    @PreAuthorize(READERS)
    @Operation(summary = "A notification with its decision, deliveries, attempts and receipts")
    NotificationView.Details get(@PathVariable UUID id) {
        return notifications.find(id).orElseThrow(NotificationsApi::notThere);
    }

    @GetMapping("/{id}/content")
    @PreAuthorize(READERS)
    @Operation(
            summary = "What was handed over: the text of an SMS, the HTML of an e-mail, the PDF of a letter",
            description = "Of one `delivery`, or of the last one that was handed over.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
                @Content(mediaType = "text/html", schema = @Schema(type = "string")),
                @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<byte[]> content(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID delivery,
            @Parameter(hidden = true) Authentication caller) {
        try {
            return content.show(id, delivery, caller).orElseThrow(() -> {
                return notifications.find(id).isEmpty()
                        ? notThere()
                        : Problem.notFound(
                                "nothing-sent", "Nothing was handed over for this yet; there is nothing to show.");
            });
        } catch (SentContent.SecretAddress secret) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "secret-address",
                    "This letter bears a secret address. Only the resident can look at it.");
        }
    }

    @PostMapping("/{id}/retry")
    @PreAuthorize(OPERATORS)
    @Operation(summary = "Try the last delivery of a notification again")
    NotificationView.Details retry(@PathVariable UUID id) {
        return after(id, steering.retry(id), "not-retryable", "Only what failed can be tried again");
    }

    @PostMapping("/{id}/cancel")
    @PreAuthorize(OPERATORS)
    @Operation(summary = "Hand nothing more over for a notification")
    NotificationView.Details cancel(@PathVariable UUID id) {
        return after(id, steering.cancel(id), "not-cancellable", "Only what was not handed over yet can be cancelled");
    }

    @PostMapping("/retry")
    @PreAuthorize(OPERATORS)
    @Operation(summary = "Try again all that failed for good, of one channel or of all")
    RetriedAll retryAll(@RequestParam(required = false) @Nullable String channel) {
        int retried = retrying.all(channel == null ? null : ChannelsApi.channel(channel));
        figures.forget();
        return new RetriedAll(retried);
    }

    private NotificationView.Details after(UUID id, Steered steered, String slug, String rule) {
        figures.forget();
        return switch (steered) {
            case Steered.Done() -> get(id);
            case Steered.NotThere() -> throw notThere();
            case Steered.NotPossible(String state) ->
                throw Problem.conflict(slug, rule + "; this is " + state + ".").with("state", state);
        };
    }

    private static Problem notThere() {
        return Problem.notFound("notification-not-found", "There is no notification with this id.");
    }
}
