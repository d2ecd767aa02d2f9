package nl.stadsbode.cases.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.cases.testing.CaseServiceTest;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.events.Envelope;
import nl.stadsbode.chassis.privacy.PrivacyRequest;
import nl.stadsbode.chassis.testing.Contracts;
import nl.stadsbode.chassis.testing.RealServers;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import tools.jackson.databind.JsonNode;

class AnsweringPrivacyTest extends CaseServiceTest {

    private static final String ASKED = "nl.overheid.inwoners.privacyverzoek-gedaan";
    private static final Contracts OURS = Contracts.ours();

    @Autowired
    private PersonalData personalData;

    private final UUID rosa = UUID.randomUUID();

    @Test
    void a_resident_gets_their_cases_with_notes_and_what_they_were_told_and_nobody_elses() throws Exception {
        opened("passport");
        JsonNode theirs = read(sending("/api/v1/cases", """
                {"caseType": "passport", "recipients": [{"residentId": "%s", "role": "applicant"}],
                 "note": "Neem uw oude paspoort mee.", "announce": "immediately"}
                """.formatted(rosa)));
        mvc.perform(get("/cases/" + idOf(theirs))
                        .with(oidcLogin()
                                .idToken(token -> token.subject("caroline"))
                                .authorities(new SimpleGrantedAuthority("ROLE_caseworker"))))
                .andExpect(status().isOk());
        current(theirs);

        ask("export");

        JsonNode answer = answered();
        OURS.assertConforms("privacy-answered", answer);
        assertThat(answer.toString()).doesNotContain("Neem uw oude paspoort mee");
        JsonNode content = json.readTree(personalData.decrypt(
                Base64.getDecoder().decode(answer.get("content").asString()), rosa.toString()));
        OURS.assertConforms("privacy-answered.content", content);
        assertThat(content.get("cases")).hasSize(1);
        JsonNode given = content.get("cases").get(0);
        assertThat(given.get("reference").asString())
                .isEqualTo(theirs.get("reference").asString());
        assertThat(given.get("role").asString()).isEqualTo("applicant");
        assertThat(given.get("statuses").get(0).get("note").asString()).isEqualTo("Neem uw oude paspoort mee.");
        assertThat(content.get("looked")).hasSize(2);
        assertThat(content.get("looked").get(0).get("name").asString()).isEqualTo("case-shown");
        assertThat(content.get("looked").toString()).doesNotContain("caroline");
    }

    @Test
    void cases_and_the_proof_of_dispatch_stay_when_a_resident_is_forgotten_and_that_is_said() throws Exception {
        read(sending("/api/v1/cases", """
                {"caseType": "passport", "recipients": [{"residentId": "%s", "role": "applicant"}]}
                """.formatted(rosa)));

        ask("forgetting");

        JsonNode answer = answered();
        OURS.assertConforms("privacy-answered", answer);
        assertThat(answer.get("erased")).isEmpty();
        assertThat(answer.get("kept").get(0).toString())
                .isEqualTo("{\"what\":\"cases\",\"count\":1,\"why\":\"archive\"}");
    }

    @Test
    void every_sample_of_a_request_is_understood() {
        for (var sample : Contracts.of("preference-service").samples("privacy-requested")) {
            JsonNode told = json.readTree(Contracts.bytes(sample));

            PrivacyRequest request = PrivacyRequest.read(Contracts.received(sample, ASKED, "residentId", json), json);

            assertThat(request.person()).hasToString(told.get("residentId").asString());
        }
    }

    private void ask(String what) throws Exception {
        UUID job = UUID.randomUUID();
        Envelope envelope = new Envelope(
                job,
                "urn:nld:oin:00000001823288444000:systeem:preference-service",
                ASKED,
                rosa.toString(),
                clock.instant(),
                1,
                "urn:test",
                null);
        byte[] data = """
                {"jobId": "%s", "residentId": "%s", "what": "%s"}
                """.formatted(job, rosa, what).getBytes(StandardCharsets.UTF_8);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", RealServers.started().brokers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            "privacy-requested", null, null, rosa.toString(), data, envelope.toHeaders()))
                    .get();
        }
    }

    private JsonNode answered() {
        List<JsonNode> answers = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        RealServers.started().brokers(),
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("privacy-answered"));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                for (var event : consumer.poll(Duration.ofMillis(200))) {
                    if (rosa.toString().equals(event.key())) {
                        answers.add(json.readTree(event.value()));
                    }
                }
                return !answers.isEmpty();
            });
        }
        return answers.getFirst();
    }
}
