package nl.stadsbode.cases.console;

import java.time.Clock;
import nl.stadsbode.cases.casework.Case;
import nl.stadsbode.cases.casework.CaseId;
import nl.stadsbode.cases.casework.Cases;
import nl.stadsbode.cases.casework.History;
import nl.stadsbode.cases.casework.Statuses;
import nl.stadsbode.cases.catalogue.CaseType;
import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.cases.told.ToldResidents;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Gathers what the pages of one case show. */
@Component
class ShowingCases {

    private final Catalogue catalogue;
    private final Cases cases;
    private final Statuses statuses;
    private final ToldResidents told;
    private final Clock clock;

    ShowingCases(Catalogue catalogue, Cases cases, Statuses statuses, ToldResidents told, Clock clock) {
        this.catalogue = catalogue;
        this.cases = cases;
        this.statuses = statuses;
        this.told = told;
        this.clock = clock;
    }

    /** @throws ResponseStatusException 404 when there is no such case */
    Case show(CaseId id, Model model) {
        Case shown = require(id);
        CaseType type = catalogue.require(shown.caseType());
        model.addAttribute("heading", CaseHeading.of(shown, type));
        model.addAttribute("next", type.after(shown.currentStatus()));
        model.addAttribute("timeline", Timeline.of(statuses.of(id), told.of(id.value()), clock.instant()));
        return shown;
    }

    Case require(CaseId id) {
        return cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    History history(CaseId id) {
        return statuses.of(id);
    }
}
