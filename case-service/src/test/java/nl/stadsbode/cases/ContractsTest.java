package nl.stadsbode.cases;

import nl.stadsbode.cases.catalogue.Catalogue;
import nl.stadsbode.cases.catalogue.StatusType;
import nl.stadsbode.cases.testing.CaseServiceTest;
import nl.stadsbode.chassis.testing.ContractsAreKept;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What this service promises others, and that it keeps to it. */
class ContractsTest extends CaseServiceTest implements ContractsAreKept {

    private static final String TOPIC = "case-status-changed";

    @Autowired
    Catalogue catalogue;

    @Test
    void what_is_published_conforms_to_the_schema_for_every_status_of_the_catalogue() throws Exception {
        for (var caseType : catalogue.all()) {
            for (StatusType status : caseType.statuses()) {
                OURS.assertConforms(TOPIC, publishedOf(caseType.code(), status.code()));
            }
        }
    }

    @Test
    void a_correction_with_a_note_conforms_to_the_schema() throws Exception {
        var opened = opened("passport");
        read(sending(
                pathOf(opened) + "/statuses/" + idOf(opened.get("statuses").get(0)) + "/corrections",
                "{\"status\": \"requested\", \"note\": \"Excuus\", \"announce\": \"immediately\"}"));

        OURS.assertConforms(
                TOPIC, json.readTree(published.of(idOf(opened), 2).get(1).value()));
    }

    private JsonNode publishedOf(String caseType, String status) throws Exception {
        var results = read(sending("/api/v1/status-changes", """
                        [{"externalReference": "contract-%1$s-%2$s", "caseType": "%1$s", "statusCode": "%2$s",
                          "occurredAt": "2026-11-01T09:00:00+01:00",
                          "recipients": [{"residentId": "%3$s", "role": "applicant"}]}]
                        """.formatted(caseType, status, RESIDENT)));
        String caseId = results.get("results").get(0).get("caseId").asString();
        return json.readTree(published.of(caseId, 1).getFirst().value());
    }
}
