package nl.stadsbode.preferences.registerimport;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.chassis.problem.Problem;
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

/** Files of the population register, for the system that brings them. */
@RestController
@RequestMapping("/api/v1/register-imports")
@PreAuthorize("hasRole('operator')")
@Tag(name = "register")
class ImportsApi {

    private static final int PAGE = 50;

    /** @param next pass it as {@code before} for older ones; null at the end */
    @Schema(name = "RegisterImports")
    record Imports(List<RegisterImport> imports, @Nullable UUID next) {}

    @Schema(name = "RegisterImportError")
    record Wrong(
            @Schema(description = "Of the file; the header is line 1")
            long line,

            @Schema(description = "Title of a column; empty: the line as a whole")
            String field,

            String code) {}

    /** @param next pass it as {@code after} for more; null at the end */
    @Schema(name = "RegisterImportErrors")
    record Errors(List<Wrong> errors, @Nullable Long next) {}

    @Schema(name = "ReceivedRegisterImport")
    record Received(UUID id) {}

    private final ReceivingFiles receiving;
    private final RegisterImports imports;

    ImportsApi(ReceivingFiles receiving, RegisterImports imports) {
        this.receiving = receiving;
        this.imports = imports;
    }

    @PostMapping(consumes = "text/csv")
    @Operation(
            summary = "Bring a file; it is taken in soon after, in the order in which files came",
            description = "UTF-8, its columns named in the first line, separated by ; or ,. The same file twice changes"
                    + " nothing. What was wrong with a line is in the list of errors, and holds up no other line.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<Received> receive(HttpServletRequest request, Authentication authentication) throws IOException {
        try {
            return switch (receiving.receive(request.getInputStream(), authentication.getName())) {
                case ReceivingFiles.Kept(UUID id) ->
                    ResponseEntity.accepted()
                            .location(URI.create("/api/v1/register-imports/" + id))
                            .body(new Received(id));
                case ReceivingFiles.NotOurs(List<Column> missing) ->
                    throw new Problem(
                                    HttpStatus.UNPROCESSABLE_CONTENT,
                                    "missing-columns",
                                    "The first line does not name all the columns that are needed; see columns.")
                            .with("columns", missing.stream().map(Column::title).toList());
            };
        } catch (ReceivingFiles.TooLarge large) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE, "file-too-large", "The file is too large. Bring it in parts.");
        }
    }

    @GetMapping
    @Operation(summary = "Files that came, newest first")
    Imports list(@RequestParam(required = false) @Nullable UUID before) {
        List<RegisterImport> page = imports.newest(before, PAGE);
        return new Imports(page, page.size() == PAGE ? page.getLast().id() : null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a file is taken in")
    RegisterImport find(@PathVariable UUID id) {
        return imports.find(id).orElseThrow(ImportsApi::notThere);
    }

    @GetMapping("/{id}/errors")
    @Operation(summary = "What was wrong with lines, in their order; never what stood there")
    Errors errors(@PathVariable UUID id, @RequestParam(defaultValue = "0") long after) {
        RegisterImport file = find(id);
        List<Wrong> errors = imports.errors(file.id(), after, RegisterImports.ERRORS_PAGE).stream()
                .map(error -> new Wrong(error.line(), error.field(), error.code()))
                .toList();
        return new Errors(
                errors,
                errors.size() >= RegisterImports.ERRORS_PAGE ? errors.getLast().line() : null);
    }

    private static Problem notThere() {
        return Problem.notFound("register-import-not-found", "There is no file with this id.");
    }
}
