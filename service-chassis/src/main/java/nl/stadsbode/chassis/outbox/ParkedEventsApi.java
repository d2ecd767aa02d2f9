package nl.stadsbode.chassis.outbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events that the broker kept refusing, for operators. Their data may be personal and are not shown. */
@RestController
@RequestMapping("/api/v1/parked-events")
@PreAuthorize("hasRole('operator')")
@Tag(name = "parked events")
class ParkedEventsApi {

    record Parked(List<ParkedEvents.ParkedEvent> parkedEvents, long count) {}

    private final ParkedEvents parked;

    ParkedEventsApi(ParkedEvents parked) {
        this.parked = parked;
    }

    @GetMapping
    @Operation(
            summary =
                    "Events that the broker kept refusing, longest parked first, a hundred at most; `count` is of all")
    Parked parkedEvents() {
        return new Parked(parked.list(), parked.count());
    }

    @PostMapping("/{id}/publish")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Publish a parked event again, and what waits behind it, after its cause was mended")
    void publish(@PathVariable UUID id) {
        if (!parked.publishAgain(id)) {
            throw Problem.notFound(
                    "parked-event-not-found", "No event with this id is parked. It may have been published.");
        }
    }
}
