package nl.stadsbode.preferences.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.ServiceTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

class OwnContactPagesTests extends ServiceTest {

    @Test
    void a_number_is_in_use_once_its_code_was_given_and_the_one_before_until_then() throws Exception {
        UUID rosa = aResident();

        give(rosa, "sms", "06 11 11 11 11")
                .andExpect(redirectedUrl("/my/contact/sms"))
                .andExpect(flash().attribute("message", "own.verify.sent.sms"));

        JsonNode words = wordsIn(requested.about(rosa, 1).getFirst());
        assertThat(words.get("to").asString()).isEqualTo("+31611111111");
        assertThat(number(rosa)).isEqualTo("+31612345678");
        page(rosa, "sms")
                .andExpect(content().string(containsString("autocomplete=\"one-time-code\"")))
                .andExpect(content().string(containsString("06 11111111")))
                .andExpect(content().string(containsString("sturen wij berichten nog naar 06 12345678")))
                .andExpect(content().string(not(containsString("??"))))
                .andExpect(content().string(not(containsString(words.get("code").asString()))));
        String code = words.get("code").asString();
        submit(rosa, "sms/code", "code", code.substring(0, 3) + " " + code.substring(3))
                .andExpect(redirectedUrl("/my"))
                .andExpect(flash().attribute("message", "own.verify.done.sms"));

        assertThat(number(rosa)).isEqualTo("+31611111111");
        assertThat(contactIn(published.about(rosa, 2).getLast()).get("sms").toString())
                .contains("\"number\":\"+31611111111\"", "\"verified\":true");
        ConsumerRecord<String, byte[]> confirmation = requested.about(rosa, 2).getLast();
        assertThat(data(confirmation).get("purpose").asString()).isEqualTo("confirmation");
        assertThat(wordsIn(confirmation).get("to").asString()).isEqualTo("+31612345678");
        mvc.perform(get("/my").with(signedIn(rosa))).andExpect(content().string(containsString("Sms gecontroleerd")));
        submit(rosa, "sms/code", "code", code).andExpect(status().isBadRequest());
    }

    @Test
    void a_wrong_code_may_be_tried_five_times_and_the_right_one_is_of_no_use_then() throws Exception {
        UUID rosa = aResident();
        give(rosa, "sms", "06 11 11 11 11");
        String code = wordsIn(requested.about(rosa, 1).getFirst()).get("code").asString();
        String wrong = code.equals("000000") ? "111111" : "000000";

        for (int left = 4; left > 0; left--) {
            submit(rosa, "sms/code", "code", wrong)
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString("U kunt het nog " + left + " keer proberen")));
        }
        for (String late : List.of(wrong, code)) {
            submit(rosa, "sms/code", "code", late)
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString("Vraag een nieuwe code")));
        }
        assertThat(number(rosa)).isEqualTo("+31612345678");
    }

    @Test
    void what_is_no_code_costs_no_attempt_and_digits_may_be_arabic() throws Exception {
        UUID rosa = aResident();
        give(rosa, "sms", "٠٦ ١١ ١١ ١١ ١١");
        String code = wordsIn(requested.about(rosa, 1).getFirst()).get("code").asString();

        for (int times = 0; times < 6; times++) {
            submit(rosa, "sms/code", "code", code.substring(1))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString("Vul de zes cijfers")));
        }
        submit(rosa, "sms/code", "code", "\u200e" + arabic(code)).andExpect(redirectedUrl("/my"));

        assertThat(number(rosa)).isEqualTo("+31611111111");
    }

    private static String arabic(String digits) {
        return digits.chars()
                .map(digit -> digit - '0' + '٠')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void another_code_makes_the_first_one_useless_and_cannot_be_asked_for_without_end() throws Exception {
        UUID rosa = aResident();
        give(rosa, "sms", "06 11 11 11 11");
        submit(rosa, "sms/again", "x", "")
                .andExpect(status().isTooManyRequests())
                .andExpect(content().string(containsString("net al een bericht gevraagd")));
        someTimeLater(rosa);
        submit(rosa, "sms/again", "x", "").andExpect(flash().attribute("message", "own.verify.sentAgain.sms"));

        List<ConsumerRecord<String, byte[]>> sent = requested.about(rosa, 2);
        String first = wordsIn(sent.getFirst()).get("code").asString();
        String second = wordsIn(sent.getLast()).get("code").asString();
        if (!first.equals(second)) {
            submit(rosa, "sms/code", "code", first).andExpect(status().isBadRequest());
        }
        for (int i = 0; i < 3; i++) {
            someTimeLater(rosa);
            submit(rosa, "sms/again", "x", "").andExpect(status().is3xxRedirection());
        }
        someTimeLater(rosa);
        submit(rosa, "sms/again", "x", "").andExpect(status().isTooManyRequests());
        give(rosa, "email", "other@example.nl").andExpect(status().isTooManyRequests());
        submit(rosa, "sms/test", "x", "").andExpect(status().isTooManyRequests());
        assertThat(requested.about(rosa, 5)).hasSize(5);
    }

    @Test
    void a_code_that_is_too_old_is_of_no_use() throws Exception {
        UUID rosa = aResident();
        give(rosa, "sms", "06 11 11 11 11");
        String code = wordsIn(requested.about(rosa, 1).getFirst()).get("code").asString();
        jdbc.sql("update verification set expires_at = now() where resident_id = ?")
                .param(rosa)
                .update();

        submit(rosa, "sms/code", "code", code)
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Vraag een nieuwe code")));
        assertThat(number(rosa)).isEqualTo("+31612345678");
    }

    @Test
    void an_address_is_in_use_once_its_link_was_confirmed_by_whoever_reads_what_is_sent_there() throws Exception {
        UUID rosa = aResident();
        give(rosa, "email", "Other@Example.nl").andExpect(flash().attribute("message", "own.verify.sent.email"));
        page(rosa, "email").andExpect(content().string(containsString("Klik op de link")));
        JsonNode words = wordsIn(requested.about(rosa, 1).getFirst());
        String path = URI.create(words.get("link").asString()).getPath();
        assertThat(path).matches("/confirmation/[A-Za-z0-9_-]{32}");

        mvc.perform(get(path))
                .andExpect(status().isOk())
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(header().doesNotExist("Set-Cookie"))
                .andExpect(content().string(containsString("Ja, dit is mijn e-mailadres")))
                .andExpect(content().string(not(containsString("xample.nl"))))
                .andExpect(content().string(not(containsString("??"))));
        assertThat(stored(rosa).get("email").get("address").asString()).isEqualTo("rosa@example.nl");
        mvc.perform(post(path)).andExpect(status().isOk()).andExpect(content().string(containsString("bevestigd")));

        assertThat(stored(rosa).get("email").get("address").asString()).isEqualTo("Other@example.nl");
        assertThat(wordsIn(requested.about(rosa, 2).getLast()).get("to").asString())
                .isEqualTo("rosa@example.nl");
        mvc.perform(post(path)).andExpect(status().isNotFound());
        mvc.perform(get(path)).andExpect(status().isNotFound());
        mvc.perform(get("/confirmation/" + "x".repeat(3_000))).andExpect(status().isNotFound());
        assertThat(jdbc.sql("select count(*) from verification where resident_id = ?")
                        .param(rosa)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void what_is_no_number_or_address_is_explained_with_what_was_written() throws Exception {
        UUID rosa = aResident();

        give(rosa, "sms", "06 123")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Dit is geen telefoonnummer")))
                .andExpect(content().string(containsString("value=\"06 123\"")));
        give(rosa, "sms", "010 267 1625").andExpect(content().string(containsString("Geef een mobiel nummer")));
        give(rosa, "email", "rosa at home").andExpect(content().string(containsString("Dit is geen e-mailadres")));
        give(rosa, "letter", "Coolsingel 40").andExpect(content().string(containsString("Basisregistratie Personen")));
        give(rosa, "sms", "06 12345678").andExpect(flash().attribute("message", "own.verify.knownAlready"));
        page(rosa, "letter").andExpect(status().isNotFound());
        submit(rosa, "letter/test", "x", "").andExpect(status().isNotFound());

        assertThat(jdbc.sql("select count(*) from sent_on_request where resident_id = ?")
                        .param(rosa)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void who_stops_keeps_what_was_in_use_and_a_test_message_goes_there() throws Exception {
        UUID rosa = aResident();
        give(rosa, "sms", "06 11 11 11 11");
        submit(rosa, "sms/cancel", "x", "").andExpect(redirectedUrl("/my"));
        submit(rosa, "sms/again", "x", "")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Vul het hieronder in")));
        someTimeLater(rosa);

        submit(rosa, "sms/test", "x", "").andExpect(flash().attribute("message", "own.test.sent.sms"));

        ConsumerRecord<String, byte[]> test = requested.about(rosa, 2).getLast();
        assertThat(data(test).get("purpose").asString()).isEqualTo("test");
        assertThat(wordsIn(test).get("to").asString()).isEqualTo("+31612345678");
    }

    @Test
    void nothing_is_sent_for_who_is_not_known_and_nothing_is_left_of_who_was_forgotten() throws Exception {
        UUID nobody = UUID.randomUUID();
        give(nobody, "sms", "06 11 11 11 11").andExpect(content().string(containsString("nog geen gegevens van u")));
        UUID rosa = aResident();
        give(rosa, "email", "other@example.nl");
        String path = URI.create(
                        wordsIn(requested.about(rosa, 1).getFirst()).get("link").asString())
                .getPath();

        mvc.perform(delete("/api/v1/residents/{id}", rosa).with(contact())).andExpect(status().is2xxSuccessful());

        mvc.perform(post(path)).andExpect(status().isNotFound());
        for (String table : List.of("verification", "sent_on_request")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where resident_id = ?")
                            .param(rosa)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void a_resident_cannot_give_the_code_of_another_and_no_page_can_be_forged() throws Exception {
        UUID rosa = aResident();
        UUID sam = aResident();
        give(rosa, "sms", "06 11 11 11 11");
        String code = wordsIn(requested.about(rosa, 1).getFirst()).get("code").asString();

        submit(sam, "sms/code", "code", code).andExpect(status().isBadRequest());
        for (String path : List.of("", "/code", "/again", "/test", "/cancel")) {
            mvc.perform(post("/my/contact/sms" + path).with(signedIn(rosa))).andExpect(status().isForbidden());
        }

        assertThat(number(rosa)).isEqualTo("+31612345678");
        assertThat(number(sam)).isEqualTo("+31612345678");
    }

    private String number(UUID resident) throws Exception {
        return stored(resident).get("sms").get("number").asString();
    }

    /** As far as the bound for a minute is concerned. */
    private void someTimeLater(UUID resident) {
        jdbc.sql("update sent_on_request set sent_at = sent_at - interval '61 seconds' where resident_id = ?")
                .param(resident)
                .update();
    }

    private ResultActions page(UUID resident, String channel) throws Exception {
        return mvc.perform(get("/my/contact/" + channel).with(signedIn(resident)));
    }

    private ResultActions give(UUID resident, String channel, String destination) throws Exception {
        return submit(resident, channel, "destination", destination);
    }

    private ResultActions submit(UUID resident, String path, String field, String value) throws Exception {
        MockHttpServletRequestBuilder call = post("/my/contact/" + path).param(field, value);
        return mvc.perform(call.with(csrf()).with(signedIn(resident)));
    }

    private static OidcLoginRequestPostProcessor signedIn(UUID resident) {
        return oidcLogin()
                .idToken(token -> token.subject("rosa").claim("resident_id", resident.toString()))
                .authorities(new SimpleGrantedAuthority("ROLE_resident"));
    }
}
