package nl.stadsbode.cases.console;

import java.util.List;
import java.util.UUID;
import nl.stadsbode.cases.casework.Case;
import nl.stadsbode.cases.casework.CaseFilter;
import nl.stadsbode.cases.casework.Cases;
import nl.stadsbode.cases.catalogue.CaseType;
import nl.stadsbode.cases.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Cases, to search and filter. */
@Controller
@PreAuthorize(Readers.ALL)
class CaseListPage {

    private static final int PAGE = 25;

    private final Catalogue catalogue;
    private final Cases cases;

    CaseListPage(Catalogue catalogue, Cases cases) {
        this.catalogue = catalogue;
        this.cases = cases;
    }

    @GetMapping("/")
    String start() {
        return "redirect:/cases";
    }

    @GetMapping("/cases")
    String list(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        CaseType chosen = type == null ? null : catalogue.caseType(type).orElse(null);
        String usableStatus =
                chosen == null || status == null || chosen.status(status).isEmpty() ? null : status;
        CaseFilter filter = new CaseFilter(chosen == null ? null : chosen.code(), usableStatus, search, after);
        List<Case> found = cases.list(filter, PAGE + 1);
        List<Case> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        model.addAttribute("filter", filter);
        model.addAttribute("caseTypes", catalogue.all());
        model.addAttribute("chosen", chosen);
        model.addAttribute("cases", page.stream().map(this::row).toList());
        model.addAttribute("next", found.size() > PAGE ? page.getLast().id().value() : null);
        return "cases/list";
    }

    private CaseHeading row(Case shown) {
        return CaseHeading.of(shown, catalogue.require(shown.caseType()));
    }
}
