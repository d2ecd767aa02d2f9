package nl.stadsbode.chassis.inbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events that could not be understood, for operators. Their bytes may be personal and are not shown. */
@RestController
@RequestMapping("/api/v1/dead-events")
@PreAuthorize("hasRole('operator')")
@Tag(name = "dead events")
class DeadEventsApi {

    private static final int PAGE = 100;

    record Page(
            List<DeadEvents.DeadEvent> deadEvents, @Nullable UUID next) {}

    private final DeadEvents deadEvents;
    private final ReplayingDeadEvents replaying;

    DeadEventsApi(DeadEvents deadEvents, ReplayingDeadEvents replaying) {
        this.deadEvents = deadEvents;
        this.replaying = replaying;
    }

    @GetMapping
    @Operation(summary = "Events that could not be understood, newest first; pass `next` as `after` for the next page")
    Page list(@RequestParam(required = false) @Nullable UUID after) {
        List<DeadEvents.DeadEvent> page = deadEvents.list(after, PAGE);
        return new Page(page, page.size() == PAGE ? page.getLast().id() : null);
    }

    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a dead event in once more, after its cause was mended")
    void replay(@PathVariable UUID id) {
        switch (replaying.replay(id)) {
            case ReplayingDeadEvents.Outcome.Replayed() -> {}
            case ReplayingDeadEvents.Outcome.NotThere() ->
                throw Problem.notFound(
                        "dead-event-not-found", "There is no dead event with this id. It may have been replayed.");
            case ReplayingDeadEvents.Outcome.StillDead(String reason) ->
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "event-still-dead",
                        "The event still cannot be taken: " + reason + ". Mend the cause, then replay it.");
        }
    }
}
