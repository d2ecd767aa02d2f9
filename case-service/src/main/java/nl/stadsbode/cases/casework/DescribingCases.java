package nl.stadsbode.cases.casework;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.cases.announcing.CaseStatusChanged.Named;
import nl.stadsbode.cases.catalogue.CaseType;
import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.cases.told.Told;
import nl.stadsbode.cases.told.ToldResidents;
import org.springframework.stereotype.Component;

/** Gathers what the API shows of one case: its history, what residents were told, and what may follow. */
@Component
class DescribingCases {

    private final Catalogue catalogue;
    private final Statuses statuses;
    private final ToldResidents told;

    DescribingCases(Catalogue catalogue, Statuses statuses, ToldResidents told) {
        this.catalogue = catalogue;
        this.statuses = statuses;
        this.told = told;
    }

    CaseDetails describe(Case shown) {
        CaseType type = catalogue.require(shown.caseType());
        Map<UUID, List<Told>> toldByStatus = told.of(shown.id().value());
        return new CaseDetails(
                CaseView.of(shown, type),
                statuses.of(shown.id()).statuses().stream()
                        .map(status -> StatusView.of(
                                status, toldByStatus.getOrDefault(status.id().value(), List.of())))
                        .toList(),
                type.after(shown.currentStatus()).stream()
                        .map(next -> new Named(next.code(), next.name()))
                        .toList());
    }
}
