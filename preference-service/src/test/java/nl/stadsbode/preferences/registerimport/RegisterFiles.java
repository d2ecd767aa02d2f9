package nl.stadsbode.preferences.registerimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.ServiceTest;
import org.awaitility.Awaitility;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/** What tests of files of the register have in common. */
abstract class RegisterFiles extends ServiceTest {

    static final String HEADER = "bericht;bsn;geslachtsnaam;voornamen;voorvoegsel;straatnaam;huisnummer;huisletter;"
            + "toevoeging;postcode;woonplaats;land;adresregel1;adresregel2;adresregel3;geheimhouding;datum_overlijden;"
            + "datum_bericht";

    static String resident(String bsn) {
        return "inwoner;" + bsn + ";Vries;Rosa Maria;de;Coolsingel;40;B;2;3011 AD;Rotterdam;;;;;0;;20261101";
    }

    static String moved(String bsn, String day) {
        return "verhuizing;" + bsn + ";;;;Blaak;31;;;3011GA;Rotterdam;NL;;;;;;" + day;
    }

    static String died(String bsn, String day) {
        return "overlijden;" + bsn + ";;;;;;;;;;;;;;;" + day + ";20261125";
    }

    static String file(String... lines) {
        return HEADER + "\n" + String.join("\n", lines) + "\n";
    }

    UUID bring(String content) throws Exception {
        return bring(content.getBytes(StandardCharsets.UTF_8));
    }

    UUID bring(byte[] content) throws Exception {
        String answer = brought(content).andReturn().getResponse().getContentAsString();
        assertThat(answer).contains("\"id\"");
        return UUID.fromString(json.readTree(answer).get("id").asString());
    }

    ResultActions brought(byte[] content) throws Exception {
        return mvc.perform(post("/api/v1/register-imports")
                .with(role("operator", "olaf"))
                .contentType(MediaType.parseMediaType("text/csv"))
                .content(content));
    }

    /** Brings a file and waits for its end. */
    JsonNode takenIn(String content) throws Exception {
        return ended(bring(content));
    }

    JsonNode ended(UUID id) throws Exception {
        Awaitility.await("end of an import")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !progress(id).get("endedAt").isNull());
        return progress(id);
    }

    JsonNode progress(UUID id) throws Exception {
        return json.readTree(
                mvc.perform(get("/api/v1/register-imports/{id}", id).with(role("operator", "olaf")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
    }

    /** As {@code line field code}. */
    List<String> errors(JsonNode ended) throws Exception {
        return json.readTree(mvc.perform(get(
                                        "/api/v1/register-imports/{id}/errors",
                                        ended.get("id").asString())
                                .with(role("operator", "olaf")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .get("errors")
                .valueStream()
                .map(error ->
                        error.get("line").asLong() + " " + error.get("field").asString() + " "
                                + error.get("code").asString())
                .toList();
    }

    UUID idOf(String bsn) throws Exception {
        String answer = mvc.perform(with(post("/api/v1/residents/by-bsn"), "{\"bsn\": \"" + bsn + "\"}")
                        .with(contact()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return UUID.fromString(json.readTree(answer).get("id").asString());
    }

    static String counts(JsonNode ended) {
        return "%d new, %d changed, %d unchanged, %d refused"
                .formatted(
                        ended.get("created").asLong(),
                        ended.get("changed").asLong(),
                        ended.get("unchanged").asLong(),
                        ended.get("refused").asLong());
    }
}
