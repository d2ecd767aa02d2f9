package nl.stadsbode.preferences.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.preferences.ServiceTest;
import nl.stadsbode.preferences.register.Numbers;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Correspondence addresses, secret addresses, people who died, and who is found by a number. */
class AddressPagesTests extends ServiceTest {

    @Test
    void a_resident_has_letters_sent_elsewhere_and_home_again() throws Exception {
        UUID rosa = aResident();

        mvc.perform(to(post("/my/address"), "here", 1).with(rosa(rosa)))
                .andExpect(redirectedUrl("/my"))
                .andExpect(flash().attribute("message", "own.address.saved"));

        var event = published.about(rosa, 2).getLast();
        assertThat(contactIn(event).get("address").get("lines").get(0).asString())
                .isEqualTo("Blaak 31 A");
        assertThat(page("/my", rosa))
                .contains("<bdi dir=\"ltr\">Blaak 31 A", "<bdi dir=\"ltr\">Coolsingel 40 B")
                .doesNotContain("??");
        assertThat(page("/my/address", rosa)).contains("value=\"Blaak\"").doesNotContain("??");
        assertThat(page("/my/address/removal", rosa))
                .contains("Coolsingel 40 B")
                .doesNotContain("??");

        mvc.perform(post("/my/address/removal")
                        .param("version", "2")
                        .with(csrf())
                        .with(rosa(rosa)))
                .andExpect(flash().attribute("message", "own.address.removed"));
        assertThat(contactIn(published.about(rosa, 3).getLast())
                        .get("address")
                        .get("lines")
                        .get(0)
                        .asString())
                .isEqualTo("Coolsingel 40 B");
        mvc.perform(get("/my/address/removal").with(rosa(rosa))).andExpect(status().isNotFound());
    }

    @Test
    void letters_go_abroad_or_are_kept_by_the_municipality() throws Exception {
        UUID rosa = aResident();

        mvc.perform(to(post("/my/address"), "abroad", 1).with(rosa(rosa))).andExpect(redirectedUrl("/my"));
        assertThat(contactIn(published.about(rosa, 2).getLast())
                        .get("address")
                        .get("country")
                        .asString())
                .isEqualTo("BE");

        mvc.perform(to(post("/my/address"), "office", 2).with(rosa(rosa))).andExpect(redirectedUrl("/my"));
        assertThat(contactIn(published.about(rosa, 3).getLast())
                        .get("address")
                        .get("lines")
                        .get(0)
                        .asString())
                .isEqualTo("Coolsingel 40");
    }

    @Test
    void an_address_that_cannot_be_comes_back_with_the_form() throws Exception {
        UUID rosa = aResident();

        mvc.perform(to(post("/my/address"), "here", 1, "0000SS").with(rosa(rosa)))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("1234 AB")))
                .andExpect(content().string(containsString("value=\"Blaak\"")));
    }

    @Test
    void all_that_is_wrong_with_an_address_is_in_the_title_in_a_list_of_links_and_at_its_fields() throws Exception {
        UUID rosa = aResident();

        String here = again(post("/my/address")
                .param("where", "here")
                .param("postcode", "0000SS")
                .param("houseNumber", "31")
                .param("city", "Rotterdam")
                .param("version", "1")
                .with(csrf())
                .with(rosa(rosa)));
        String abroad = again(post("/my/address")
                .param("where", "abroad")
                .param("line1", "")
                .param("version", "1")
                .with(csrf())
                .with(rosa(rosa)));

        assertThat(here)
                .contains("<title>Fout: ", "Verbeter dit:", "href=\"#postcode\"", "href=\"#street\"")
                .contains("id=\"postcode-mistake\"", "aria-describedby=\"postcode-mistake\"")
                .doesNotContain("href=\"#houseNumber\"", "houseNumber-mistake", "??");
        assertThat(here.split("aria-invalid=\"true\"", -1)).hasSize(3);
        assertThat(abroad).contains("href=\"#country\"", "href=\"#line1\"").doesNotContain("href=\"#postcode\"");
        assertThat(page("/my/address", rosa)).doesNotContain("Fout:", "aria-invalid", "mistake");
    }

    @Test
    void every_language_says_in_the_title_that_something_is_wrong() throws Exception {
        UUID rosa = aResident();

        for (var begins : Map.of("nl", "Fout: ", "en", "Error: ", "tr", "Hata: ", "pl", "Błąd: ", "ar", "خطأ: ")
                .entrySet()) {
            assertThat(again(to(post("/my/address"), "here", 1, "0000SS")
                            .cookie(new Cookie("stadsbode-language", begins.getKey()))
                            .with(rosa(rosa))))
                    .contains("<title>" + begins.getValue())
                    .doesNotContain("??");
        }
    }

    @Test
    void a_letter_that_came_back_from_there_makes_letters_go_home() throws Exception {
        UUID rosa = aResident();
        mvc.perform(to(post("/my/address"), "here", 1).with(rosa(rosa)));
        cameBack(rosa, true);

        mvc.perform(with(put("/api/v1/residents/{id}/settings", rosa), "{\"language\": \"en\", \"how\": \"desk\"}")
                .with(contact()));

        assertThat(contactIn(published.about(rosa, 3).getLast())
                        .get("address")
                        .get("lines")
                        .get(0)
                        .asString())
                .isEqualTo("Coolsingel 40 B");
        assertThat(page("/my", rosa)).contains("Brief kwam terug");
    }

    @Test
    void the_desk_writes_an_address_down_on_request_and_the_resident_is_told() throws Exception {
        UUID rosa = aResident();

        assertThat(deskPage("/residents/" + rosa + "/address")).doesNotContain("??", "Coolsingel 40 B");
        mvc.perform(to(post("/residents/" + rosa + "/address"), "here", 1)
                        .param("how", "phone")
                        .with(connie()))
                .andExpect(redirectedUrl("/residents/" + rosa));

        assertThat(requested.about(rosa, 2))
                .allSatisfy(event ->
                        assertThat(data(event).get("purpose").asString()).isEqualTo("confirmation"))
                .extracting(event -> wordsIn(event).get("to").asString())
                .containsExactlyInAnyOrder("+31612345678", "rosa@example.nl");
        assertThat(deskPage("/residents/" + rosa)).contains("Brieven gaan naar", "Ander adres voor brieven toegevoegd");
        mvc.perform(to(post("/residents/" + rosa + "/address"), "here", 2).with(connie()))
                .andExpect(status().isBadRequest());
    }

    @Test
    void a_colleague_finds_out_that_an_address_is_right_from_which_a_letter_came_back() throws Exception {
        UUID rosa = aResident();
        cameBack(rosa, false);
        assertThat(deskPage("/returned-letters")).contains("/residents/" + rosa);
        assertThat(deskPage("/residents/" + rosa)).contains("Het adres klopt, gehoord per telefoon");

        mvc.perform(right(rosa, point(rosa), 7).param("how", "phone").with(connie()))
                .andExpect(status().isConflict());
        mvc.perform(right(rosa, point(rosa), 1).param("how", "rumour").with(connie()))
                .andExpect(status().isBadRequest());
        mvc.perform(right(rosa, point(rosa), 1).param("how", "phone").with(connie()))
                .andExpect(redirectedUrl("/residents/" + rosa))
                .andExpect(flash().attribute("message", "desk.address.right.saved"));

        assertThat(deskPage("/returned-letters")).doesNotContain("/residents/" + rosa);
        assertThat(deskPage("/residents/" + rosa))
                .contains("Brief gecontroleerd", "door connie, telefonisch")
                .doesNotContain("Het adres klopt", "??");
        assertThat(contactIn(published.about(rosa, 2).getLast())
                        .get("address")
                        .get("lines")
                        .get(0)
                        .asString())
                .isEqualTo("Coolsingel 40 B");
        mvc.perform(right(rosa, point(rosa), 2).param("how", "desk").with(connie()))
                .andExpect(flash().attribute("message", "desk.choice.unchanged"));
    }

    @Test
    void a_correspondence_address_is_right_after_all_as_well_and_the_history_says_so() throws Exception {
        UUID rosa = aResident();
        mvc.perform(to(post("/my/address"), "here", 1).with(rosa(rosa)));
        cameBack(rosa, true);
        UUID elsewhere = jdbc.sql("select id from contact_point where resident_id = ? and correspondence")
                .param(rosa)
                .query(UUID.class)
                .single();

        mvc.perform(right(rosa, elsewhere, 2).param("how", "desk").with(connie()));

        assertThat(contactIn(published.about(rosa, 3).getLast())
                        .get("address")
                        .get("lines")
                        .get(0)
                        .asString())
                .isEqualTo("Blaak 31 A");
        assertThat(deskPage("/residents/" + rosa)).contains("Ander adres voor brieven gecontroleerd");
        assertThat(page("/my", rosa)).contains("Ander adres voor brieven gecontroleerd");
    }

    @Test
    void who_gets_letters_elsewhere_or_died_is_not_in_the_list_of_returned_letters() throws Exception {
        UUID elsewhere = aResident();
        mvc.perform(to(post("/my/address"), "here", 1).with(rosa(elsewhere)));
        cameBack(elsewhere, false);
        UUID dead = aResident();
        cameBack(dead, false);
        jdbc.sql("update resident set deceased_on = '2026-11-20' where id = ?")
                .param(dead)
                .update();
        UUID nowhere = aResident();
        cameBack(nowhere, false);

        assertThat(deskPage("/returned-letters"))
                .contains("/residents/" + nowhere, "Klopt het niet?")
                .doesNotContain("/residents/" + elsewhere, "/residents/" + dead);
        mvc.perform(get("/residents/" + nowhere + "/address/right").with(connie()))
                .andExpect(redirectedUrl("/residents/" + nowhere));
    }

    private void cameBack(UUID resident, boolean correspondence) {
        jdbc.sql("""
                        update contact_point set verified_at = null, verified_by = null, verified_how = null,
                            failed_at = now(), failed_why = 'letter-returned'
                        where resident_id = ? and channel = 'letter' and correspondence = ?
                        """).params(resident, correspondence).update();
    }

    private UUID point(UUID resident) {
        return jdbc.sql("select id from contact_point where resident_id = ? and channel = 'letter'")
                .param(resident)
                .query(UUID.class)
                .single();
    }

    private static MockHttpServletRequestBuilder right(UUID resident, UUID point, long version) {
        return post("/residents/" + resident + "/address/right")
                .param("point", point.toString())
                .param("version", Long.toString(version))
                .with(csrf());
    }

    @Test
    void by_phone_letters_are_not_diverted_from_who_cannot_be_told_and_at_the_desk_they_are() throws Exception {
        UUID sam = aResident("{\"name\": \"S. Bakker\", \"sms\": {\"number\": \"06 12345678\"}}");

        mvc.perform(to(post("/residents/" + sam + "/address"), "here", 1)
                        .param("how", "phone")
                        .with(connie()))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Dit kan niet telefonisch")))
                .andExpect(content().string(containsString("value=\"Blaak\"")));
        mvc.perform(with(put("/api/v1/residents/{id}/correspondence-address", sam), elsewhere("phone"))
                        .with(contact()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].code").value("letters-not-by-phone"));
        mvc.perform(to(post("/residents/" + sam + "/address"), "here", 1)
                        .param("how", "desk")
                        .with(connie()))
                .andExpect(redirectedUrl("/residents/" + sam));
    }

    @Test
    void who_chose_nothing_is_told_as_well_of_an_address_that_a_system_wrote_down_and_not_of_their_own()
            throws Exception {
        UUID sam = aResident("""
                {"name": "S. Bakker", "email": {"address": "sam@example.nl", "verified": true}, "how": "desk"}
                """);

        mvc.perform(with(put("/api/v1/residents/{id}/correspondence-address", sam), elsewhere("phone"))
                        .with(resident(sam)))
                .andExpect(status().isOk());
        mvc.perform(delete("/api/v1/residents/{id}/correspondence-address", sam)
                        .param("how", "phone")
                        .with(contact()))
                .andExpect(status().isOk());
        mvc.perform(with(put("/api/v1/residents/{id}/correspondence-address", sam), elsewhere("phone"))
                        .with(contact()))
                .andExpect(status().isOk());

        published.about(sam, 4);
        assertThat(requested.about(sam, 2))
                .hasSize(2)
                .extracting(event -> wordsIn(event).get("to").asString())
                .containsOnly("sam@example.nl");
    }

    private static String elsewhere(String how) {
        return """
                {"street": "Blaak", "houseNumber": "31", "postcode": "3011 GA", "city": "Rotterdam", "how": "%s"}
                """.formatted(how);
    }

    @Test
    void a_secret_address_is_shown_to_the_resident_and_to_no_colleague() throws Exception {
        UUID rosa = aResident();
        mvc.perform(to(post("/my/address"), "here", 1).with(rosa(rosa)));
        jdbc.sql("update resident set secret_address = true where id = ?")
                .param(rosa)
                .update();

        String shown = mvc.perform(
                        post("/residents/" + rosa + "/show").with(csrf()).with(connie()))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(shown).contains("Geheim adres", "rosa@example.nl").doesNotContain("Coolsingel 40", "Blaak 31");
        assertThat(deskPage("/residents/" + rosa)).contains("Geheim adres").doesNotContain("30••", "Coolsingel");
        assertThat(page("/my", rosa)).contains("Coolsingel 40 B", "Blaak 31 A");
    }

    @Test
    void for_somebody_who_died_nothing_is_offered() throws Exception {
        UUID rosa = aResident();
        jdbc.sql("update resident set deceased_on = '2026-11-20' where id = ?")
                .param(rosa)
                .update();

        assertThat(deskPage("/residents/" + rosa))
                .contains("overleden op 20 november 2026")
                .doesNotContain("choice-form", "Toon naam", "??");
        assertThat(page("/my", rosa)).contains("is overleden").doesNotContain("Wijzigen", "??");
        mvc.perform(post("/my/settings")
                .param("version", "1")
                .param("language", "en")
                .with(csrf())
                .with(rosa(rosa)));
        mvc.perform(post("/my/contact/sms/test").with(csrf()).with(rosa(rosa)));
        assertThat(stored(rosa).get("version").asLong()).isOne();
        assertThat(jdbc.sql("select count(*) from sent_on_request where resident_id = ?")
                        .param(rosa)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void the_desk_finds_a_resident_by_number_in_no_address_and_the_resident_sees_that() throws Exception {
        UUID rosa = aResident();
        String number = Numbers.next();
        mvc.perform(with(put("/api/v1/residents/{id}/bsn", rosa), "{\"bsn\": \"" + number + "\"}")
                        .with(contact()))
                .andExpect(status().isNoContent());

        mvc.perform(byNumber(number).with(connie())).andExpect(redirectedUrl("/residents/" + rosa));
        assertThat(deskPage("/residents/" + rosa))
                .contains("•••••••" + number.substring(7))
                .doesNotContain(number);
        assertThat(ownPage(rosa, "/my/data")).contains("zocht u op met uw BSN").doesNotContain(number);

        mvc.perform(byNumber(Numbers.next()).with(connie()))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("geen inwoner met dit burgerservicenummer")));
        mvc.perform(byNumber("111222334").with(connie())).andExpect(status().isBadRequest());
        mvc.perform(with(put("/api/v1/residents/{id}/bsn", aResident()), "{\"bsn\": \"" + number + "\"}")
                        .with(contact()))
                .andExpect(status().isConflict());
    }

    @Test
    void who_is_forgotten_is_not_found_by_number_any_more() throws Exception {
        UUID rosa = aResident();
        String number = Numbers.next();
        mvc.perform(with(put("/api/v1/residents/{id}/bsn", rosa), "{\"bsn\": \"" + number + "\"}")
                .with(contact()));
        mvc.perform(delete("/api/v1/residents/{id}", rosa).with(contact())).andExpect(status().isNoContent());

        mvc.perform(byNumber(number).with(connie())).andExpect(status().isNotFound());
    }

    private static MockHttpServletRequestBuilder byNumber(String number) {
        return post("/residents/by-bsn").param("bsn", number).with(csrf());
    }

    private static MockHttpServletRequestBuilder to(MockHttpServletRequestBuilder form, String where, long version) {
        return to(form, where, version, "3011 GA");
    }

    private static MockHttpServletRequestBuilder to(
            MockHttpServletRequestBuilder form, String where, long version, String postcode) {
        return form.param("where", where)
                .param("postcode", postcode)
                .param("version", Long.toString(version))
                .param("street", "Blaak")
                .param("houseNumber", "31")
                .param("addition", "A")
                .param("city", "Rotterdam")
                .param("country", "BE")
                .param("line1", "Meir 1 bus 2")
                .param("line2", "2000 Antwerpen")
                .with(csrf());
    }

    private String again(MockHttpServletRequestBuilder sent) throws Exception {
        return mvc.perform(sent)
                .andExpect(status().isBadRequest())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String page(String path, UUID resident) throws Exception {
        return mvc.perform(get(path).with(rosa(resident)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String ownPage(UUID resident, String path) throws Exception {
        return mvc.perform(get(path).with(rosa(resident)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String deskPage(String path) throws Exception {
        return mvc.perform(get(path).with(connie()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static RequestPostProcessor rosa(UUID id) {
        return oidcLogin()
                .idToken(token -> token.subject("rosa").claim("resident_id", id.toString()))
                .authorities(new SimpleGrantedAuthority("ROLE_resident"));
    }

    private static RequestPostProcessor connie() {
        return oidcLogin()
                .idToken(token -> token.subject("connie").claim("name", "Connie"))
                .authorities(new SimpleGrantedAuthority("ROLE_contact"));
    }
}
