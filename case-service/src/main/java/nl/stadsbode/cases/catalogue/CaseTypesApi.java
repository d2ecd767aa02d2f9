package nl.stadsbode.cases.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue, for case systems and pages of others. */
@RestController
@RequestMapping("/api/v1/case-types")
@PreAuthorize("hasAnyRole('caseworker', 'contact', 'editor')")
@Tag(name = "case types")
class CaseTypesApi {

    record CaseTypes(List<CaseType> caseTypes) {}

    private final Catalogue catalogue;

    CaseTypesApi(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    @Operation(summary = "All case types with their statuses, and which status may follow which")
    CaseTypes all() {
        return new CaseTypes(catalogue.all());
    }
}
