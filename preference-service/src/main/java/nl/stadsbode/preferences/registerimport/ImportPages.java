package nl.stadsbode.preferences.registerimport;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.stadsbode.chassis.page.Mistakes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An operator brings a file of the register, and sees what came of it. */
@Controller
@RequestMapping(ImportPages.PATH)
@PreAuthorize("hasRole('operator')")
class ImportPages {

    static final String PATH = "/register-imports";

    private static final String FILE = "file";
    private static final String LIST = "register/imports";
    private static final int PAGE = 25;

    private final ReceivingFiles receiving;
    private final RegisterImports imports;
    private final ImportSettings settings;

    ImportPages(ReceivingFiles receiving, RegisterImports imports, ImportSettings settings) {
        this.receiving = receiving;
        this.imports = imports;
        this.settings = settings;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID before, Model model) {
        List<RegisterImport> page = imports.newest(before, PAGE + 1);
        List<RegisterImport> shown = page.subList(0, Math.min(page.size(), PAGE));
        model.addAttribute("imports", List.copyOf(shown));
        model.addAttribute("next", page.size() > PAGE ? shown.getLast().id() : null);
        return LIST;
    }

    @PostMapping
    String receive(
            @RequestParam(required = false) @Nullable MultipartFile file,
            Authentication authentication,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return refused(Mistakes.at(FILE, "register.noFile"), HttpServletResponse.SC_BAD_REQUEST, model, response);
        }
        try (InputStream content = file.getInputStream()) {
            return switch (receiving.receive(content, authentication.getName())) {
                case ReceivingFiles.Kept(UUID id) -> {
                    next.addFlashAttribute("message", "register.received");
                    yield "redirect:" + PATH + "/" + id;
                }
                case ReceivingFiles.NotOurs(List<Column> missing) ->
                    refused(
                            Mistakes.at(
                                    FILE,
                                    "register.notOurs",
                                    missing.stream().map(Column::title).collect(Collectors.joining(", "))),
                            HttpServletResponse.SC_BAD_REQUEST,
                            model,
                            response);
            };
        } catch (ReceivingFiles.TooLarge large) {
            return refused(Mistakes.at(FILE, "register.tooLarge"), HttpServletResponse.SC_BAD_REQUEST, model, response);
        }
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            Model model,
            HttpServletResponse response) {
        Optional<RegisterImport> found = imports.find(id);
        if (found.isEmpty()) {
            return refused(Mistakes.of("register.notThere"), HttpServletResponse.SC_NOT_FOUND, model, response);
        }
        List<LineError> errors = imports.errors(id, after, RegisterImports.ERRORS_PAGE);
        model.addAttribute("one", found.get());
        model.addAttribute("errors", errors);
        model.addAttribute("after", after);
        model.addAttribute(
                "next",
                errors.size() >= RegisterImports.ERRORS_PAGE ? errors.getLast().line() : null);
        model.addAttribute("most", settings.errors());
        return "register/import";
    }

    /** Line, field and code: words of ours alone, so that no spreadsheet takes one for a formula. */
    @GetMapping("/{id}/errors.csv")
    void errors(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        if (imports.find(id).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("register-errors-" + id + ".csv")
                        .build()
                        .toString());
        PrintWriter writer = response.getWriter();
        writer.println("line;field;code");
        imports.errors(id, 0, settings.errors())
                .forEach(error -> writer.println(error.line() + ";" + error.field() + ";" + error.code()));
    }

    private String refused(Mistakes mistakes, int status, Model model, HttpServletResponse response) {
        response.setStatus(status);
        model.addAttribute(Mistakes.NAME, mistakes);
        return list(null, model);
    }
}
