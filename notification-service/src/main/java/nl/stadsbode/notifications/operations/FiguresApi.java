package nl.stadsbode.notifications.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How delivery goes, in figures. */
@RestController
@RequestMapping("/api/v1/figures")
@PreAuthorize(NotificationsApi.OPERATORS)
@Tag(name = "figures")
class FiguresApi {

    private final ReadingFigures reading;

    FiguresApi(ReadingFigures reading) {
        this.reading = reading;
    }

    @GetMapping
    @Operation(
            summary = "What waits, was sent, delivered or failed, per channel; what is not sent, by reason",
            description = "`since` leaves out what was announced before. Counted anew at each call.")
    Figures figures(@RequestParam(required = false) @Nullable Instant since) {
        return reading.since(since);
    }
}
