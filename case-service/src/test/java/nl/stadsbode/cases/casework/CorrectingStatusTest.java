package nl.stadsbode.cases.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import nl.stadsbode.cases.testing.CaseServiceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CorrectingStatusTest extends CaseServiceTest {

    @Test
    void a_correction_names_what_it_corrects_and_takes_its_place() throws Exception {
        var opened = opened("passport");
        var wrong = changed(opened, "refused");

        var correction = read(
                sending(
                        correcting(opened, wrong),
                        "{\"status\": \"in-production\", \"note\": \"Het was een vergissing.\", \"announce\": \"immediately\"}"));

        var event = json.readTree(published.of(idOf(opened), 3).get(2).value());
        assertThat(event.get("change").get("kind").asString()).isEqualTo("correction");
        assertThat(event.get("change").get("corrects").asString()).isEqualTo(idOf(wrong));
        assertThat(correction.get("corrects").asString()).isEqualTo(idOf(wrong));
        assertThat(current(opened).get("status").get("code").asString()).isEqualTo("in-production");
        changed(opened, "ready-for-collection");
    }

    @Test
    void an_earlier_status_is_corrected_only_by_what_fits_between_its_neighbours() throws Exception {
        var opened = opened("passport");
        var earlier = changed(opened, "in-production");
        changed(opened, "ready-for-collection");

        mvc.perform(sending(correcting(opened, earlier), "{\"status\": \"more-information-needed\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:transition-not-allowed"))
                .andExpect(jsonPath("$.allowed.length()").value(1))
                .andExpect(jsonPath("$.allowed[0]").value("in-production"));
        read(sending(correcting(opened, earlier), "{\"status\": \"in-production\", \"announce\": \"immediately\"}"));

        assertThat(current(opened).get("status").get("code").asString()).isEqualTo("ready-for-collection");
    }

    @Test
    void a_status_is_corrected_once_and_then_its_correction() throws Exception {
        var opened = opened("passport");
        var wrong = changed(opened, "in-production");
        var correction =
                read(sending(correcting(opened, wrong), "{\"status\": \"refused\", \"announce\": \"immediately\"}"));

        mvc.perform(sending(correcting(opened, wrong), "{\"status\": \"in-production\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:already-corrected"));
        read(sending(correcting(opened, correction), "{\"status\": \"in-production\"}"));

        assertThat(current(opened).get("status").get("code").asString()).isEqualTo("in-production");
    }

    @Test
    void what_was_not_announced_yet_is_withdrawn_instead() throws Exception {
        var opened = opened("passport");
        var waiting = changedAndWaiting(opened, "in-production");

        mvc.perform(sending(correcting(opened, waiting), "{\"status\": \"refused\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:stadsbode:problem:not-announced-yet"));
    }

    @Test
    void a_withdrawn_correction_leaves_what_it_corrected() throws Exception {
        var opened = opened("passport");
        var wrong = changed(opened, "refused");
        var correction = read(sending(correcting(opened, wrong), "{\"status\": \"in-production\"}"));

        read(sending(pathOf(opened) + "/statuses/" + idOf(correction) + "/withdraw", ""));

        assertThat(current(opened).get("status").get("code").asString()).isEqualTo("refused");
    }

    private static String correcting(JsonNode opened, JsonNode status) {
        return pathOf(opened) + "/statuses/" + idOf(status) + "/corrections";
    }
}
