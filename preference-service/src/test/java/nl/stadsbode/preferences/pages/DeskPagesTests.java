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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.preferences.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

class DeskPagesTests extends ServiceTest {

    @Test
    void how_a_resident_reads_is_written_down_on_what_was_said_and_leaves_the_rest_as_it_was() throws Exception {
        UUID rosa = aResident();

        mvc.perform(post("/residents/" + rosa + "/reading")
                        .param("version", "1")
                        .param("largePrint", "true")
                        .param("easyFont", "true")
                        .param("how", "phone")
                        .with(connie())
                        .with(csrf()))
                .andExpect(redirectedUrl("/residents/" + rosa))
                .andExpect(flash().attribute("message", "desk.choice.saved"));
        mvc.perform(post("/residents/" + rosa + "/reading")
                        .param("version", "1")
                        .param("how", "phone")
                        .with(connie())
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(model().attribute(Mistakes.NAME, Mistakes.at("reading", "desk.choice.changedMeanwhile")));
        mvc.perform(post("/residents/" + rosa + "/reading")
                        .param("version", "2")
                        .param("how", "letter")
                        .with(connie())
                        .with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(model().attribute(Mistakes.NAME, Mistakes.at("reading", "flaw.unknown-how")));

        JsonNode after = stored(rosa);
        assertThat(after.get("largePrint").asBoolean()).isTrue();
        assertThat(after.get("easyFont").asBoolean()).isTrue();
        assertThat(after.get("quietHours").toString()).isEqualTo("{\"from\":\"21:00\",\"until\":\"08:00\"}");
        mvc.perform(get("/residents/" + rosa).with(connie()))
                .andExpect(content().string(containsString("Makkelijk lettertype aan")))
                .andExpect(content().string(not(containsString("dir=\"ltr\" class"))))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void a_resident_is_looked_up_by_id_only() throws Exception {
        UUID id = aResident();

        mvc.perform(get("/").with(connie()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Zoeken op naam, nummer of adres kan niet")));
        mvc.perform(get("/residents").param("id", " " + id + " ").with(connie()))
                .andExpect(redirectedUrl("/residents/" + id));
        mvc.perform(get("/residents").param("id", "de Vries").with(connie()))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Dit is geen nummer")));
        mvc.perform(get("/residents/" + UUID.randomUUID()).with(connie()))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("kennen we hier niet")));
    }

    @Test
    void contact_data_are_masked_until_shown_and_that_is_written_down() throws Exception {
        UUID id = aResident();

        String masked = mvc.perform(get("/residents/" + id).with(connie()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(masked)
                .contains("•••• 78", "r••••@••••.nl", "Alle andere onderwerpen", "Sms, anders E-mail", "Niets sturen")
                .doesNotContain("612345678", "rosa@", "Vries", "Coolsingel", "??");

        String shown = mvc.perform(
                        post("/residents/" + id + "/show").with(csrf()).with(connie()))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(shown)
                .contains("06 12345678", "rosa@example.nl", "R. de Vries", "Coolsingel 40 B")
                .contains("Naam, nummers en adres bekeken");
        assertThat(stored(id).get("version").asLong()).isOne();
    }

    @Test
    void a_choice_is_changed_on_a_spoken_request() throws Exception {
        UUID id = aResident();

        mvc.perform(choice(id, "taxes", "official", "letter", 1))
                .andExpect(redirectedUrl("/residents/" + id))
                .andExpect(flash().attribute("message", "desk.choice.saved"));
        mvc.perform(choice(id, "taxes", "official", "letter", 2))
                .andExpect(flash().attribute("message", "desk.choice.unchanged"));
        mvc.perform(choice(id, "waste", "service", "taken-back", 2)).andExpect(redirectedUrl("/residents/" + id));

        var resident = stored(id);
        assertThat(resident.get("version").asLong()).isEqualTo(3);
        assertThat(resident.get("choices")).hasSize(2);
        var taxes = resident.get("choices").get(1);
        assertThat(taxes.get("channels").toString()).isEqualTo("[\"letter\"]");
        assertThat(taxes.get("stated").get("how").asString()).isEqualTo("phone");
        mvc.perform(get("/residents/" + id)
                        .with(connie())
                        .locale(Locale.ENGLISH)
                        .header("Accept-Language", "en"))
                .andExpect(content().string(containsString("Taxes, Official message: ")))
                .andExpect(content().string(containsString("choice taken back")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void a_choice_that_was_written_down_for_someone_is_confirmed_where_messages_came_until_then() throws Exception {
        UUID id = aResident();
        mvc.perform(choice(id, "taxes", "official", "letter", 1)).andExpect(redirectedUrl("/residents/" + id));
        mvc.perform(choice(id, "permits", "service", "email", 2)).andExpect(redirectedUrl("/residents/" + id));
        mvc.perform(choice(id, "permits", "service", "email", 3))
                .andExpect(flash().attribute("message", "desk.choice.unchanged"));
        mvc.perform(choice(id, "waste", "service", "sms", 3)).andExpect(redirectedUrl("/residents/" + id));
        mvc.perform(choice(id, "taxes", "official", "sms", 4)).andExpect(redirectedUrl("/residents/" + id));
        mvc.perform(choice(id, "taxes", "official", "letter", 5)).andExpect(redirectedUrl("/residents/" + id));

        var confirmations = requested.about(id, 3);

        assertThat(confirmations)
                .as("waste came not at all, and taxes by letter the second time")
                .extracting(event -> wordsIn(event).get("to").asString())
                .containsExactly("rosa@example.nl", "+31612345678", "+31612345678");
    }

    @Test
    void what_cannot_be_chosen_is_explained_in_the_readers_language() throws Exception {
        UUID id = aResident();

        mvc.perform(choice(id, "taxes", "official", "nothing", 1))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("krijgt u altijd")));
        mvc.perform(choice(id, "taxes", "service", "", 1)).andExpect(content().string(containsString("Kies hoe")));
        mvc.perform(choice(id, "taxes", "service", "sms", 1).param("second", "sms"))
                .andExpect(content().string(containsString("U koos twee keer hetzelfde")));
        mvc.perform(choice(id, "moon", "service", "sms", 1))
                .andExpect(content().string(containsString("Kies een onderwerp")));
        mvc.perform(choice(id, "taxes", "service", "sms", 7))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("net door iemand anders gewijzigd")))
                .andExpect(content().string(containsString("name=\"version\" value=\"1\"")));
        assertThat(stored(id).get("version").asLong()).isOne();
    }

    @Test
    void a_forgotten_resident_is_said_to_be_so() throws Exception {
        UUID id = aResident();
        mvc.perform(delete("/api/v1/residents/{id}", id).with(contact()));

        mvc.perform(get("/residents/" + id).with(connie()))
                .andExpect(status().isGone())
                .andExpect(content().string(containsString("op verzoek gewist")));
    }

    @Test
    void the_pages_are_for_the_contact_centre_and_safe_from_forgery() throws Exception {
        UUID id = aResident();
        for (String role : List.of("resident", "caseworker", "operator", "editor")) {
            mvc.perform(get("/residents/" + id).with(signedIn(role))).andExpect(status().isForbidden());
            mvc.perform(get("/residents").param("id", "" + id).with(signedIn(role)))
                    .andExpect(status().isForbidden());
            mvc.perform(post("/residents/" + id + "/show").with(csrf()).with(signedIn(role)))
                    .andExpect(status().isForbidden());
            mvc.perform(choice(id, "*", "service", "sms", 1).with(signedIn(role)))
                    .andExpect(status().isForbidden());
        }
        mvc.perform(get("/").with(signedIn("operator")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("voor het klantcontactcentrum")));
        mvc.perform(get("/").with(signedIn("resident"))).andExpect(redirectedUrl("/my"));
        mvc.perform(get("/residents/" + id)).andExpect(status().is3xxRedirection());
        mvc.perform(post("/residents/" + id + "/show").with(connie())).andExpect(status().isForbidden());
        mvc.perform(get("/residents/" + id + "/show").with(connie())).andExpect(redirectedUrl("/residents/" + id));
    }

    @Test
    void every_text_is_there_in_both_languages() throws IOException {
        Properties dutch = PropertiesLoaderUtils.loadProperties(new ClassPathResource("messages.properties"));
        Properties english = PropertiesLoaderUtils.loadProperties(new ClassPathResource("messages_en.properties"));

        assertThat(english.keySet()).isEqualTo(dutch.keySet());
    }

    @Test
    void staff_read_the_languages_that_their_pages_are_in() throws Exception {
        mvc.perform(get("/?lang=ar").with(connie()))
                .andExpect(content().string(containsString("<html lang=\"nl\" dir=\"ltr\"")))
                .andExpect(content().string(containsString("hreflang=\"en\"")))
                .andExpect(content().string(not(containsString("hreflang=\"ar\""))));
    }

    private static MockHttpServletRequestBuilder choice(
            UUID id, String topic, String kind, String first, long version) {
        return post("/residents/" + id + "/choices")
                .param("topic", topic)
                .param("kind", kind)
                .param("first", first)
                .param("how", "phone")
                .param("version", "" + version)
                .with(csrf())
                .with(connie());
    }

    private static OidcLoginRequestPostProcessor connie() {
        return signedIn("contact");
    }

    private static OidcLoginRequestPostProcessor signedIn(String role) {
        return oidcLogin()
                .idToken(token -> token.subject("connie").claim("name", "Connie"))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
