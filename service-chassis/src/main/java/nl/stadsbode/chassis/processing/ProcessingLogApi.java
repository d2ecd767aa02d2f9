package nl.stadsbode.chassis.processing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who looked at whom, for who has to account for it: read by the fields of the standard, and by nobody changed. */
@RestController
@RequestMapping("/api/v1/processing-log")
@PreAuthorize("hasRole('operator')")
@Tag(name = "processing log")
class ProcessingLogApi {

    private static final int A_PAGE = 100;

    /** A line of the log, as the interface of Logboek Dataverwerkingen names its fields. */
    @Schema(name = "ProcessingLogLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            UUID id,
            @JsonProperty("trace_id") String traceId,
            @JsonProperty("span_id") String spanId,
            @JsonProperty("parent_span_id") @Nullable String parentSpanId,
            String name,
            String status,
            @JsonProperty("start_time") Instant startTime,
            @JsonProperty("end_time") Instant endTime,
            Map<String, String> attributes) {}

    private final ProcessingLog log;

    ProcessingLogApi(ProcessingLog log) {
        this.log = log;
    }

    @GetMapping("/{subject}")
    @Operation(
            summary = "Who looked at the data of one person, newest first, at most a hundred",
            description = "After the standard Logboek Dataverwerkingen. Read on with the last `id` as `before`.")
    List<Line> of(@PathVariable UUID subject, @RequestParam(required = false) @Nullable UUID before) {
        return log.lines(subject, before, A_PAGE);
    }
}
