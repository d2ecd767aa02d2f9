package nl.stadsbode.cases.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import nl.stadsbode.cases.testing.CaseServiceTest;
import nl.stadsbode.cases.testing.NewsOfDeliveries;
import nl.stadsbode.chassis.page.Mistakes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

class PagesTest extends CaseServiceTest {

    @Autowired
    NewsOfDeliveries news;

    @Test
    void a_caseworker_opens_a_case_and_sees_it() throws Exception {
        MvcResult opened = mvc.perform(form("/cases/new")
                        .param("type", "environmental-permit")
                        .param("residents", RESIDENT)
                        .param("roles", "applicant"))
                .andExpect(status().is3xxRedirection())
                .andExpect(flash().attribute("done", "case.done.opened"))
                .andReturn();

        mvc.perform(get(String.valueOf(opened.getResponse().getRedirectedUrl())).with(signedIn("caseworker")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Omgevingsvergunning")))
                .andExpect(content().string(containsString("De inwoner krijgt bericht over")))
                .andExpect(content().string(containsString("Terugnemen")))
                .andExpect(content().string(containsString("Carla Caseworker")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void what_was_filled_in_wrong_is_kept_and_explained() throws Exception {
        mvc.perform(form("/cases/new")
                        .param("type", "passport")
                        .param("residents", "rosa")
                        .param("roles", "applicant")
                        .param("note", "Tot dinsdag"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("geldig inwonernummer")))
                .andExpect(content().string(containsString("value=\"rosa\"")))
                .andExpect(content().string(containsString("Tot dinsdag")))
                .andExpect(content().string(containsString("aria-invalid=\"true\"")))
                .andExpect(content().string(containsString("<option value=\"passport\" selected=\"selected\">")));
        mvc.perform(form("/cases/new")
                        .param("residents", RESIDENT, "rosa")
                        .param("roles", "applicant", "representative")
                        .param("externalReference", "with space"))
                .andExpect(content().string(containsString("<title>Fout: ")))
                .andExpect(content().string(containsString("href=\"#type\"")))
                .andExpect(content().string(containsString("href=\"#resident-2\"")))
                .andExpect(content().string(not(containsString("href=\"#resident-1\""))))
                .andExpect(content().string(containsString("aria-describedby=\"externalReference-mistake\"")));
        mvc.perform(form("/cases/new")
                        .param("more", "1")
                        .param("type", "passport")
                        .param("residents", RESIDENT)
                        .param("roles", "applicant"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("id=\"resident-2\"")));
    }

    @Test
    void a_status_is_chosen_from_those_that_may_follow_and_withdrawn_in_time() throws Exception {
        var opened = opened("passport");
        String page = page(opened);
        assertThat(page)
                .contains("value=\"in-production\"")
                .doesNotContain("value=\"collected\"")
                .contains("Inwoner krijgt geen bericht.")
                .contains("Reactie gevraagd binnen 14 dagen.");

        mvc.perform(form("/cases/" + idOf(opened) + "/statuses")
                        .param("status", "refused")
                        .param("version", "1")
                        .param("note", "Uw foto voldoet niet."))
                .andExpect(redirectedUrl("/cases/" + idOf(opened)));
        assertThat(page(opened)).contains("Uw foto voldoet niet.").contains("Deze zaak is afgesloten");

        String withdraw = "/cases/" + idOf(opened) + "/statuses/"
                + current(opened).get("statuses").get(1).get("id").asString() + "/withdraw";
        mvc.perform(form(withdraw)).andExpect(flash().attribute("done", "case.done.withdrawn"));
        assertThat(page(opened)).contains("Teruggenomen door Carla Caseworker").contains("value=\"in-production\"");
        mvc.perform(form(withdraw))
                .andExpect(flash().attribute(Mistakes.NAME, Mistakes.of("refused.already-withdrawn")));
    }

    @Test
    void someone_who_saw_an_older_version_chooses_again_with_the_note_kept() throws Exception {
        var opened = opened("passport");
        changed(opened, "in-production");

        mvc.perform(form("/cases/" + idOf(opened) + "/statuses")
                        .param("status", "ready-for-collection")
                        .param("note", "Neem uw oude paspoort mee.")
                        .param("version", "1"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("intussen gewijzigd")))
                .andExpect(content().string(containsString("Neem uw oude paspoort mee.")))
                .andExpect(content().string(containsString("name=\"version\" value=\"2\"")));
        mvc.perform(form("/cases/" + idOf(opened) + "/statuses").param("version", "2"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Kies een nieuwe status.")));
    }

    @Test
    void an_announced_status_is_corrected() throws Exception {
        var opened = opened("passport");
        var wrong = changed(opened, "refused");
        String correcting = "/cases/" + idOf(opened) + "/statuses/" + idOf(wrong) + "/correct";

        mvc.perform(get(correcting).with(signedIn("caseworker")))
                .andExpect(content().string(containsString("Status verbeteren")))
                .andExpect(content().string(containsString("value=\"in-production\"")));
        mvc.perform(form(correcting).param("status", "in-production").param("version", "2"))
                .andExpect(redirectedUrl("/cases/" + idOf(opened)));

        assertThat(page(opened)).contains("Verbetering").contains("Verbeterd");
    }

    @Test
    void beside_each_status_stands_what_the_resident_was_told() throws Exception {
        var opened = opened("passport");
        news.tell(opened, UUID.randomUUID(), UUID.randomUUID(), "sms", "delivered", null, 4);
        news.tell(opened, UUID.randomUUID(), null, null, "nothing", "chose-nothing", 4);
        news.tell(opened, UUID.randomUUID(), UUID.randomUUID(), "letter", "hovering", "wind", 4);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fragment(opened, "nl"))
                        .contains("Bezorgd")
                        .contains("Sms aan de aanvrager")
                        .contains("Niets verstuurd")
                        .contains("De inwoner wil over dit onderwerp geen berichten.")
                        .contains("hovering")
                        .contains("Reden: wind")
                        .doesNotContain("<html"));
        assertThat(fragment(opened, "en"))
                .contains("SMS to the applicant")
                .contains("The resident wants no messages on this topic.");
    }

    @Test
    void what_is_official_and_for_who_was_forgotten_is_to_be_written_by_the_caseworker() throws Exception {
        var official = opened("objection");
        var service = opened("passport");
        news.tell(official, UUID.randomUUID(), null, null, "nothing", "resident-forgotten", 4);
        news.tell(service, UUID.randomUUID(), null, null, "nothing", "resident-forgotten", 4);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(fragment(official, "nl")).contains("schrijf de inwoner zelf een brief"));
        assertThat(fragment(official, "en")).contains("write the resident a letter yourself");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fragment(service, "nl"))
                        .contains("De gegevens van deze inwoner zijn verwijderd.")
                        .doesNotContain("zelf een brief"));
    }

    @Test
    void the_list_is_searched_and_filtered_and_says_when_it_is_empty() throws Exception {
        var opened = opened("objection");
        String reference = opened.get("reference").asString();

        mvc.perform(list().param("search", reference))
                .andExpect(content().string(containsString(reference)))
                .andExpect(content().string(containsString("Bezwaar")));
        mvc.perform(list().param("type", "objection")
                        .param("status", "received")
                        .param("search", reference))
                .andExpect(content().string(containsString(">" + reference + "<")));
        mvc.perform(list().param("type", "objection")
                        .param("status", "withdrawn")
                        .param("search", reference))
                .andExpect(content().string(containsString("Geen zaken gevonden")));
        mvc.perform(get("/").with(signedIn("caseworker"))).andExpect(redirectedUrl("/cases"));
    }

    @Test
    void the_contact_centre_reads_and_changes_nothing() throws Exception {
        var opened = opened("passport");

        String page = mvc.perform(get("/cases/" + idOf(opened)).with(signedIn("contact")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("Status vastleggen").doesNotContain("/correct");
        mvc.perform(post("/cases/" + idOf(opened) + "/statuses")
                        .param("status", "in-production")
                        .with(signedIn("contact"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(get("/cases/new").with(signedIn("contact"))).andExpect(status().isForbidden());
        for (String role : new String[] {"resident", "editor", "operator"}) {
            mvc.perform(get("/cases").with(signedIn(role))).andExpect(status().isForbidden());
        }
    }

    @Test
    void a_case_that_is_not_there_is_not_found_and_a_form_without_its_token_is_refused() throws Exception {
        mvc.perform(get("/cases/" + UUID.randomUUID()).with(signedIn("caseworker")))
                .andExpect(status().isNotFound());
        mvc.perform(post("/cases/new").with(signedIn("caseworker"))).andExpect(status().isForbidden());
    }

    private String page(JsonNode opened) throws Exception {
        String page = text(get("/cases/" + idOf(opened)).with(signedIn("caseworker")));
        assertThat(page).doesNotContain("??").doesNotContain("style=").doesNotContain("<script>");
        return page;
    }

    private String fragment(JsonNode opened, String language) throws Exception {
        return text(get("/cases/" + idOf(opened) + "/timeline?lang=" + language)
                .with(signedIn("caseworker"))
                .header("HX-Request", "true"));
    }

    private String text(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletRequestBuilder list() {
        return get("/cases").with(signedIn("caseworker"));
    }

    private MockHttpServletRequestBuilder form(String path) {
        return post(path).with(signedIn("caseworker")).with(csrf());
    }

    private static RequestPostProcessor signedIn(String role) {
        return oidcLogin()
                .idToken(token -> token.subject("carla").claim("name", "Carla Caseworker"))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
