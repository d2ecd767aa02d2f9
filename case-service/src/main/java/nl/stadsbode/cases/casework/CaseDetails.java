package nl.stadsbode.cases.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import nl.stadsbode.cases.announcing.CaseStatusChanged.Named;

/**
 * A case with its whole history.
 *
 * @param statuses oldest first, withdrawn and corrected ones too
 * @param next statuses that may follow
 */
record CaseDetails(@JsonUnwrapped CaseView view, List<StatusView> statuses, List<Named> next) {}
