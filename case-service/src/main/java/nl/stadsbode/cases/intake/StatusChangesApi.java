package nl.stadsbode.cases.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.stadsbode.cases.casework.Callers;
import nl.stadsbode.chassis.problem.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Status changes in bulk, for case systems and replays. */
@RestController
@RequestMapping("/api/v1/status-changes")
@PreAuthorize("hasRole('caseworker')")
@Tag(name = "status changes")
class StatusChangesApi {

    private static final int MOST = 1_000;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int TRIES = 4;
    private static final String LINES = "application/x-ndjson";

    record Results(List<Result> results) {}

    private final TakingStatusChanges taking;
    private final JsonMapper json;

    StatusChangesApi(TakingStatusChanges taking, JsonMapper json) {
        this.taking = taking;
        this.json = json;
    }

    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, LINES})
    @Operation(
            summary = "Record up to 1,000 status changes, and announce them at once",
            description = "A JSON array, or one JSON object a line. Changes of one case are taken in the order given. "
                    + "A case that is not there yet is opened. Every item has its own result, `told`, `not-told`, "
                    + "`repeated` or `refused`: one that is refused does not stop the others. Sending a batch again "
                    + "with the same idempotency keys is safe.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        array = @ArraySchema(schema = @Schema(implementation = Item.class))),
                                @Content(mediaType = LINES, schema = @Schema(implementation = Item.class))
                            }))
    Results record(HttpServletRequest request, Principal caller) throws IOException {
        List<JsonNode> items = read(request);
        Map<Integer, StatusChange> understood = new LinkedHashMap<>();
        List<Result> results = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            try {
                understood.put(index, understand(items.get(index)));
            } catch (Item.Malformed malformed) {
                results.add(Result.refused(index, "malformed", String.valueOf(malformed.getMessage())));
            }
        }
        if (!understood.isEmpty()) {
            results.addAll(takeWithRetries(understood, Callers.name(caller)));
        }
        results.sort(Comparator.comparingInt(Result::index));
        return new Results(results);
    }

    /** Two batches about the same cases may meet; the one that lost simply begins again. */
    private List<Result> takeWithRetries(Map<Integer, StatusChange> changes, String by) {
        for (int attempt = 1; ; attempt++) {
            try {
                return taking.take(changes, by);
            } catch (PessimisticLockingFailureException | DuplicateKeyException met) {
                if (attempt == TRIES) {
                    throw met;
                }
            }
        }
    }

    private StatusChange understand(JsonNode item) {
        try {
            return json.treeToValue(item, Item.class).read();
        } catch (JacksonException malformed) {
            throw new Item.Malformed("it is not an object with the fields of a status change");
        }
    }

    private List<JsonNode> read(HttpServletRequest request) throws IOException {
        try (BufferedReader body = request.getReader()) {
            String type = String.valueOf(request.getContentType());
            List<JsonNode> items = type.startsWith(LINES) ? lines(body) : array(body);
            if (items.size() > MOST) {
                throw tooMany();
            }
            return items;
        } catch (JacksonException malformed) {
            throw Problem.badRequest("json-malformed", "The body is not JSON, or not an array.");
        }
    }

    private List<JsonNode> array(BufferedReader body) {
        JsonNode array = json.readTree(body);
        if (!array.isArray()) {
            throw Problem.badRequest("json-malformed", "The body must be a JSON array of status changes.");
        }
        return List.copyOf(array.values());
    }

    private List<JsonNode> lines(BufferedReader body) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        for (String line = body.readLine(); line != null; line = body.readLine()) {
            if (line.isBlank()) {
                continue;
            }
            if (items.size() == MOST || line.length() > LONGEST_LINE) {
                throw tooMany();
            }
            items.add(parsed(line));
        }
        return items;
    }

    private JsonNode parsed(String line) {
        try {
            return json.readTree(line);
        } catch (JacksonException malformed) {
            return json.getNodeFactory().stringNode("malformed");
        }
    }

    private static Problem tooMany() {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE, "too-many", "Send at most " + MOST + " status changes at a time.");
    }
}
