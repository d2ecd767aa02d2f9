package nl.stadsbode.preferences.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.events.Envelope;
import nl.stadsbode.chassis.testing.RealServers;
import nl.stadsbode.preferences.ServiceTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

class CompanionPagesTests extends ServiceTest {

    private static final String ENDED_BY_COMPANION = "nl.overheid.inwoners.keuze-ingetrokken";

    @Test
    void someone_reads_along_once_both_have_said_so_and_not_before() throws Exception {
        UUID rosa = aResident();

        ask(rosa, "Maria", "maria@example.org", true).andExpect(flash().attribute("message", "own.companions.asked"));

        JsonNode question = wordsIn(requested.about(rosa, 1).getFirst());
        assertThat(question.get("to").asString()).isEqualTo("maria@example.org");
        assertThat(question.get("name").asString()).isEqualTo("Maria");
        assertThat(question.get("companion").get("step").asString()).isEqualTo("invited");
        assertThat(question.get("companion").get("toCompanion").asBoolean()).isTrue();
        String link = link(question);
        page(rosa)
                .andExpect(content().string(containsString("Wij vroegen Maria (maria@example.org)")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get(link))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("vraagt of u wilt meelezen")));
        act(rosa, "confirm").andExpect(flash().attribute("message", "own.companions.nothingThere"));

        mvc.perform(post(link).param("answer", "yes").param("name", "M. de Vries"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("moet nog bevestigen")));

        assertThat(data(published.about(rosa, 1).getLast()).get("companions").isEmpty())
                .isTrue();
        JsonNode accepted = wordsIn(requested.about(rosa, 2).getLast());
        assertThat(accepted.get("companion").get("step").asString()).isEqualTo("accepted");
        assertThat(accepted.get("companion").get("toCompanion").asBoolean()).isFalse();
        assertThat(accepted.get("companion").get("other").asString()).isEqualTo("M. de Vries");
        page(rosa).andExpect(content().string(containsString("M. de Vries (maria@example.org) wil met u meelezen")));

        act(rosa, "confirm").andExpect(flash().attribute("message", "own.companions.begun"));

        JsonNode companion =
                data(published.about(rosa, 2).getLast()).get("companions").get(0);
        assertThat(companion.get("sensitive").asBoolean()).isTrue();
        UUID maria = UUID.fromString(companion.get("residentId").asString());
        ConsumerRecord<String, byte[]> her = published.about(maria, 1).getLast();
        assertThat(contactIn(her).get("email").get("address").asString()).isEqualTo("maria@example.org");
        assertThat(contactIn(her).get("email").get("verified").asBoolean()).isTrue();
        assertThat(data(her).get("choices").toString())
                .contains("service", "official")
                .doesNotContain("letter");
        assertThat(wordsIn(requested.about(rosa, 3).getLast())
                        .get("companion")
                        .get("step")
                        .asString())
                .isEqualTo("begun");
        page(rosa).andExpect(content().string(containsString("Krijgt ook berichten over gevoelige zaken")));
        mvc.perform(get("/my").with(signedIn(rosa)))
                .andExpect(content().string(containsString("Met u leest mee: M. de Vries")))
                .andExpect(content().string(containsString("Er leest iemand mee")));
        mvc.perform(get(link)).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your bank: bit.ly/win",
                "Betaal via evil.example",
                "T.co",
                "www win",
                "mail@example.org",
                "Bel 0900 1234",
                "Bel ٠٩٠٠",
                "evil。example"
            })
    void a_name_with_something_to_click_or_to_call_goes_to_nobody(String name) throws Exception {
        UUID rosa = aResident();

        ask(rosa, name, "maria@example.org", false)
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Schrijf alleen een naam")))
                .andExpect(content().string(containsString("href=\"#name\"")))
                .andExpect(content().string(containsString("value=\"maria@example.org\"")));
        assertThat(invitations(rosa)).isZero();

        ask(rosa, "J.P. van 't Hoff-Ünal", "maria@example.org", false)
                .andExpect(flash().attribute("message", "own.companions.asked"));
        String link = link(wordsIn(requested.about(rosa, 1).getFirst()));
        mvc.perform(post(link).param("answer", "yes").param("name", name))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Schrijf alleen een naam")));
        mvc.perform(post(link).param("answer", "yes").param("name", "محمد")).andExpect(status().isOk());
        assertThat(wordsIn(requested.about(rosa, 2).getLast())
                        .get("companion")
                        .get("other")
                        .asString())
                .isEqualTo("محمد");
    }

    @Test
    void who_says_no_is_not_kept() throws Exception {
        UUID rosa = aResident();
        ask(rosa, "Maria", "maria@example.org", false);
        String link = link(wordsIn(requested.about(rosa, 1).getFirst()));

        mvc.perform(post(link).param("answer", "no")).andExpect(content().string(containsString("U zei nee")));

        assertThat(invitations(rosa)).isZero();
        mvc.perform(post(link).param("answer", "yes").param("name", "M.")).andExpect(status().isNotFound());
        act(rosa, "confirm").andExpect(flash().attribute("message", "own.companions.nothingThere"));
    }

    @Test
    void the_resident_ends_it_and_the_companion_is_told_and_forgotten() throws Exception {
        UUID rosa = aResident();
        UUID maria = aCompanion(rosa);

        submit(rosa, "end", "companion", maria.toString())
                .andExpect(flash().attribute("message", "own.companions.ended"));

        assertThat(data(published.about(rosa, 3).getLast()).get("companions").isEmpty())
                .isTrue();
        assertThat(published.about(maria, 2).getLast().value()).isNull();
        JsonNode told = wordsIn(requested.about(rosa, 4).getLast());
        assertThat(told.get("to").asString()).isEqualTo("maria@example.org");
        assertThat(told.get("companion").get("step").asString()).isEqualTo("ended");
        assertThat(told.get("companion").get("toCompanion").asBoolean()).isTrue();
    }

    @Test
    void the_companion_ends_it_by_the_link_in_an_e_mail_and_the_resident_is_told() throws Exception {
        UUID rosa = aResident();
        UUID maria = aCompanion(rosa);

        send(ENDED_BY_COMPANION, maria, """
                {"residentId": "%s", "topic": "permits", "kind": "service", "channel": "email", "how": "unsubscribed",
                 "deliveryId": "%s", "at": "2026-11-23T12:00:00Z"}
                """.formatted(maria, UUID.randomUUID()));

        await().untilAsserted(() -> assertThat(data(published.about(rosa, 3).getLast())
                        .get("companions")
                        .isEmpty())
                .isTrue());
        JsonNode told = wordsIn(requested.about(rosa, 4).getLast());
        assertThat(told.get("to").asString()).isNotEqualTo("maria@example.org");
        assertThat(told.get("companion").get("other").asString()).isEqualTo("M. de Vries");
        assertThat(told.get("companion").get("toCompanion").asBoolean()).isFalse();
        mvc.perform(get("/my").with(signedIn(rosa)))
                .andExpect(content().string(containsString("Er leest iemand niet meer mee")));
    }

    @Test
    void the_contact_centre_ends_it_on_a_spoken_request_and_both_are_told() throws Exception {
        UUID rosa = aResident();
        UUID maria = aCompanion(rosa);
        OidcLoginRequestPostProcessor connie = oidcLogin()
                .idToken(token -> token.subject("connie"))
                .authorities(new SimpleGrantedAuthority("ROLE_contact"));
        mvc.perform(get("/residents/" + rosa).with(connie))
                .andExpect(content().string(containsString("M••••")))
                .andExpect(content().string(not(containsString("M. de Vries"))));

        mvc.perform(post("/residents/" + rosa + "/companions/end")
                        .param("companion", maria.toString())
                        .param("how", "phone")
                        .with(csrf())
                        .with(connie))
                .andExpect(flash().attribute("message", "desk.companions.ended"));

        assertThat(published.about(maria, 2).getLast().value()).isNull();
        assertThat(requested.about(rosa, 5).subList(3, 5))
                .extracting(event -> wordsIn(event).get("to").asString())
                .containsExactlyInAnyOrder("maria@example.org", "+31612345678");
        mvc.perform(get("/residents/" + rosa).with(connie))
                .andExpect(content().string(containsString("Er leest iemand niet meer mee")));
    }

    @Test
    void what_is_sensitive_is_told_or_not_as_the_resident_says() throws Exception {
        UUID rosa = aResident();
        UUID maria = aCompanion(rosa);

        MockHttpServletRequestBuilder call = post("/my/companions/sensitive")
                .param("companion", maria.toString())
                .param("sensitive", "true");
        mvc.perform(call.with(csrf()).with(signedIn(rosa)));

        assertThat(data(published.about(rosa, 3).getLast())
                        .get("companions")
                        .get(0)
                        .get("sensitive")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void nobody_ends_what_is_between_two_others() throws Exception {
        UUID rosa = aResident();
        UUID maria = aCompanion(rosa);
        UUID sam = aResident();

        submit(sam, "end", "companion", maria.toString())
                .andExpect(flash().attribute("message", "own.companions.nothingThere"));
        for (String path : List.of("", "/confirm", "/withdraw", "/sensitive", "/end")) {
            mvc.perform(post("/my/companions" + path).with(signedIn(rosa))).andExpect(status().isForbidden());
        }

        page(rosa).andExpect(content().string(containsString("M. de Vries")));
    }

    @Test
    void who_is_forgotten_takes_their_companions_along() throws Exception {
        UUID rosa = aResident();
        UUID maria = aCompanion(rosa);
        ask(rosa, "Kim", "kim@example.org", false);

        mvc.perform(delete("/api/v1/residents/{id}", rosa).with(contact())).andExpect(status().is2xxSuccessful());

        assertThat(published.about(rosa, 3).getLast().value()).isNull();
        assertThat(published.about(maria, 2).getLast().value()).isNull();
        assertThat(invitations(rosa)).isZero();
    }

    @Test
    void what_cannot_be_is_said_and_what_was_written_stays() throws Exception {
        UUID rosa = aResident();

        ask(rosa, "", "maria@example.org", false).andExpect(status().isBadRequest());
        ask(rosa, "Maria", "maria", false)
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("value=\"Maria\"")))
                .andExpect(content().string(not(containsString("??"))));
        ask(rosa, "Rosa", stored(rosa).get("email").get("address").asString(), false)
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("uw eigen e-mailadres")));
        ask(rosa, "Maria", "maria@example.org", false);
        ask(rosa, "Maria", "maria@example.org", false).andExpect(status().isTooManyRequests());
        String link = link(wordsIn(requested.about(rosa, 1).getFirst()));
        mvc.perform(post(link).param("answer", "yes").param("name", " "))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Wilt u meelezen?")));
        mvc.perform(get("/reading-along/" + "x".repeat(3_000))).andExpect(status().isNotFound());
    }

    private static void send(String type, UUID resident, String data) {
        Envelope envelope = new Envelope(
                UUID.randomUUID(),
                "urn:nld:oin:00000001823288444000:systeem:notification-service",
                type,
                resident.toString(),
                Instant.now(),
                1,
                "urn:test",
                null);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", RealServers.started().brokers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    "contact-point-failed",
                    null,
                    null,
                    resident.toString(),
                    data.getBytes(StandardCharsets.UTF_8),
                    envelope.toHeaders()));
        }
    }

    private UUID aCompanion(UUID resident) throws Exception {
        ask(resident, "Maria", "maria@example.org", false);
        String link = link(wordsIn(requested.about(resident, 1).getFirst()));
        mvc.perform(post(link).param("answer", "yes").param("name", "M. de Vries"));
        act(resident, "confirm");
        requested.about(resident, 3);
        jdbc.sql("update sent_on_request set sent_at = sent_at - interval '61 seconds' where resident_id = ?")
                .param(resident)
                .update();
        return UUID.fromString(data(published.about(resident, 2).getLast())
                .get("companions")
                .get(0)
                .get("residentId")
                .asString());
    }

    private int invitations(UUID resident) {
        return jdbc.sql("select count(*) from invitation where resident_id = ?")
                .param(resident)
                .query(Integer.class)
                .single();
    }

    private static String link(JsonNode words) {
        String path = URI.create(words.get("link").asString()).getPath();
        assertThat(path).matches("/reading-along/[A-Za-z0-9_-]{32}");
        return path;
    }

    private ResultActions page(UUID resident) throws Exception {
        return mvc.perform(get("/my/companions").with(signedIn(resident)));
    }

    private ResultActions ask(UUID resident, String name, String email, boolean sensitive) throws Exception {
        MockHttpServletRequestBuilder call =
                post("/my/companions").param("name", name).param("email", email);
        return mvc.perform((sensitive ? call.param("sensitive", "true") : call)
                .with(csrf())
                .with(signedIn(resident)));
    }

    private ResultActions act(UUID resident, String what) throws Exception {
        return mvc.perform(post("/my/companions/" + what).with(csrf()).with(signedIn(resident)));
    }

    private ResultActions submit(UUID resident, String path, String field, String value) throws Exception {
        return mvc.perform(
                post("/my/companions/" + path).param(field, value).with(csrf()).with(signedIn(resident)));
    }

    private static OidcLoginRequestPostProcessor signedIn(UUID resident) {
        return oidcLogin()
                .idToken(token -> token.subject("rosa").claim("resident_id", resident.toString()))
                .authorities(new SimpleGrantedAuthority("ROLE_resident"));
    }
}
