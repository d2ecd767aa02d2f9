package nl.stadsbode.notifications.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.privacy.PrivacyRequest;
import nl.stadsbode.chassis.testing.Contracts;
import nl.stadsbode.notifications.flow.FlowTest;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnsweringPrivacyTests extends FlowTest {

    private static final String ASKED = "nl.overheid.inwoners.privacyverzoek-gedaan";
    private static final Contracts OURS = Contracts.ours();

    private final UUID rosa = UUID.randomUUID();

    @Test
    void all_that_is_kept_of_a_resident_is_given_encrypted_and_nothing_of_another() throws Exception {
        UUID sam = UUID.randomUUID();
        resident(rosa, 1, Map.of("service", List.of("email")));
        resident(sam, 1, Map.of("service", List.of("email")));
        UUID byEmail = change(UUID.randomUUID(), 1, "service", rosa);
        UUID byLetter = change(UUID.randomUUID(), 1, "official", rosa);
        UUID another = change(UUID.randomUUID(), 1, "service", sam);
        awaitStates(byEmail, "email sent");
        awaitStates(byLetter, "letter sent");
        awaitStates(another, "email sent");

        UUID job = ask("export");

        JsonNode answer = published("privacy-answered", rosa, 1).getFirst();
        OURS.assertConforms("privacy-answered", answer);
        assertThat(answer.get("jobId").asString()).isEqualTo(job.toString());
        assertThat(answer.get("last").asBoolean()).isTrue();
        assertThat(answer.toString()).doesNotContain("Vries", "r@example.org");
        JsonNode content = open(answer);
        OURS.assertConforms("privacy-answered.content", content);
        JsonNode replica = content.get("replica").get(0);
        assertThat(replica.get("contact").get("name").asString()).isEqualTo("R. de Vries");
        assertThat(replica.get("language").asString()).isEqualTo("nl");
        assertThat(content.get("messages")).hasSize(2);
        JsonNode email = content.get("messages").get(0).get("deliveries").get(0);
        assertThat(email.get("text").asString()).contains("R. de Vries", "Z-2026-000123");
        byte[] letter = Base64.getDecoder()
                .decode(content.get("letters").get(0).get("letter").asString());
        try (var document = Loader.loadPDF(letter)) {
            assertThat(new PDFTextStripper().getText(document)).contains("R. de Vries");
        }
    }

    @Test
    void a_long_history_comes_in_pages_that_an_event_can_carry() {
        resident(rosa, 1, Map.of());
        UUID event = change(UUID.randomUUID(), 1, "official", rosa);
        awaitStates(event, "letter sent");
        for (int i = 0; i < 30; i++) {
            jdbc.sql("""
                            with copied as (
                                insert into notification (id, event_id, case_id, resident_id, role, state, reason, channels,
                                    urgent, official, change, announced_at, sequence, decided_at)
                                select gen_random_uuid(), gen_random_uuid(), case_id, resident_id, role, state, reason,
                                    channels, urgent, official,
                                    (change::jsonb || jsonb_build_object('caseReference', repeat('x', 40000)))::json, announced_at,
                                    sequence, decided_at
                                from notification where event_id = ?
                                returning id)
                            select count(*) from copied
                            """).param(event).query(Long.class).single();
        }

        ask("export");

        List<JsonNode> answers = published("privacy-answered", rosa, 5);
        assertThat(answers.getLast().get("last").asBoolean()).isTrue();
        assertThat(answers).extracting(answer -> answer.get("page").asInt()).isSorted();
        assertThat(answers.stream()
                        .mapToInt(answer -> open(answer).path("messages").size())
                        .sum())
                .isEqualTo(31);
    }

    @Test
    void that_someone_is_forgotten_is_said_once_all_is_erased_with_what_stays() {
        resident(rosa, 1, Map.of("service", List.of("sms")));
        UUID told = change(UUID.randomUUID(), 1, "service", rosa);
        awaitStates(told, "sms sent");
        ask("forgetting");
        await().during(Duration.ofSeconds(2))
                .until(() -> jdbc.sql("select count(*) from privacy_request where person_id = ?")
                                .param(rosa)
                                .query(Long.class)
                                .single()
                        == 1);
        publish("resident-preferences", rosa.toString(), UUID.randomUUID(), 2, null);
        await().until(() -> jdbc.sql("select forgotten from resident where id = ?")
                .param(rosa)
                .query(Boolean.class)
                .single());
        jdbc.sql("update resident set erased_at = now() where id = ?")
                .param(rosa)
                .update();

        JsonNode answer = published("privacy-answered", rosa, 1).getFirst();

        OURS.assertConforms("privacy-answered", answer);
        assertThat(answer.get("content").isNull()).isTrue();
        assertThat(answer.get("erased").toString()).contains("texts", "contact-points");
        assertThat(answer.get("kept").get(0).get("count").asLong()).isOne();
    }

    @Test
    void every_sample_of_a_request_is_understood() {
        for (Path sample : Contracts.of("preference-service").samples("privacy-requested")) {
            JsonNode told = json.readTree(Contracts.bytes(sample));

            PrivacyRequest request = PrivacyRequest.read(Contracts.received(sample, ASKED, "residentId", json), json);

            assertThat(request.job()).hasToString(told.get("jobId").asString());
            assertThat(request.forgetting())
                    .isEqualTo(told.get("what").asString().equals("forgetting"));
        }
    }

    private UUID ask(String what) {
        UUID job = UUID.randomUUID();
        publish("privacy-requested", ASKED, rosa.toString(), job, 1, """
                {"jobId": "%s", "residentId": "%s", "what": "%s"}
                """.formatted(job, rosa, what)
                .getBytes(StandardCharsets.UTF_8));
        return job;
    }

    private JsonNode open(JsonNode answer) {
        return json.readTree(personalData.decrypt(
                Base64.getDecoder().decode(answer.get("content").asString()), rosa.toString()));
    }
}
