package nl.stadsbode.preferences.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import nl.stadsbode.preferences.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

class OwnPagesTests extends ServiceTest {

    private static final List<String> PAGES =
            List.of("/my", "/my/topics/taxes", "/my/topics/*", "/my/settings", "/my/pause", "/my/contact/sms/removal");

    @Test
    void residents_see_their_own_data_what_they_chose_and_what_holds_where_they_chose_nothing() throws Exception {
        UUID rosa = aResident();

        mvc.perform(get("/my").with(signedIn(rosa)))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(content().string(containsString("06 12345678")))
                .andExpect(content().string(containsString("rosa@example.nl")))
                .andExpect(content().string(containsString("Niet gekozen. U krijgt een brief.")))
                .andExpect(content().string(containsString("zoals bij alle andere onderwerpen")))
                .andExpect(content().string(not(containsString("??"))))
                .andExpect(content().string(not(containsString(rosa.toString()))));
        for (String page : PAGES) {
            mvc.perform(get(page).with(signedIn(rosa)).header("Accept-Language", "en"))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("lang=\"en\"")))
                    .andExpect(content().string(not(containsString("??"))));
        }
    }

    @Test
    void a_choice_holds_from_now_on_is_published_and_kept_in_the_history() throws Exception {
        UUID rosa = aResident();

        mvc.perform(choice("taxes", "official", "letter", 1).with(signedIn(rosa)))
                .andExpect(redirectedUrl("/my"))
                .andExpect(flash().attribute("message", "own.saved"));
        mvc.perform(choice("taxes", "official", "letter", 2).with(signedIn(rosa)))
                .andExpect(flash().attribute("message", "own.unchanged"));
        mvc.perform(choice("*", "service", "nothing", 2).with(signedIn(rosa))).andExpect(redirectedUrl("/my"));
        mvc.perform(choice("waste", "service", "taken-back", 3).with(signedIn(rosa)))
                .andExpect(redirectedUrl("/my"));

        JsonNode choices = stored(rosa).get("choices");
        assertThat(choices).hasSize(2);
        assertThat(choices.get(0).get("channels")).isEmpty();
        assertThat(choices.get(1).get("channels").toString()).isEqualTo("[\"letter\"]");
        assertThat(choices.get(1).get("stated").get("by").asString()).isEqualTo("resident");
        assertThat(choices.get(1).get("stated").get("how").asString()).isEqualTo("self");
        assertThat(data(published.about(rosa, 4).getLast()).get("version").asLong())
                .isEqualTo(4);
        mvc.perform(get("/my").with(signedIn(rosa)))
                .andExpect(content().string(containsString("Belastingen, Officieel bericht: ")))
                .andExpect(content().string(containsString("keuze ingetrokken")));
    }

    @Test
    void settings_are_changed_and_a_time_that_is_none_is_explained_with_what_was_filled_in() throws Exception {
        UUID rosa = aResident();

        mvc.perform(settings("en", "22:00", "07:30", 1)
                        .param("largePrint", "true")
                        .with(signedIn(rosa)))
                .andExpect(redirectedUrl("/my"));
        mvc.perform(settings("en", "25:00", "07:30", 2).with(signedIn(rosa)))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Schrijf de tijd als 21:00")))
                .andExpect(content().string(containsString("value=\"25:00\"")));
        mvc.perform(settings("en", "07:30", "07:30", 2).with(signedIn(rosa)))
                .andExpect(content().string(containsString("twee verschillende tijden")));
        mvc.perform(settings("xx", "22:00", "07:30", 2).with(signedIn(rosa)))
                .andExpect(content().string(containsString("Kies een taal")));

        JsonNode stored = stored(rosa);
        assertThat(stored.get("version").asLong()).isEqualTo(2);
        assertThat(stored.get("language").asString()).isEqualTo("en");
        assertThat(stored.get("largePrint").asBoolean()).isTrue();
        assertThat(stored.get("quietHours").toString()).isEqualTo("{\"from\":\"22:00\",\"until\":\"07:30\"}");
    }

    @Test
    void who_reads_best_in_the_easy_font_gets_it_on_every_page_of_theirs_and_in_what_is_published() throws Exception {
        UUID rosa = aResident();
        mvc.perform(get("/my").with(signedIn(rosa)))
                .andExpect(content().string(not(containsString("<html lang=\"nl\" dir=\"ltr\" class"))));

        mvc.perform(settings("nl", "22:00", "07:30", 1)
                        .param("easyFont", "true")
                        .with(signedIn(rosa)))
                .andExpect(redirectedUrl("/my"));

        assertThat(stored(rosa).get("easyFont").asBoolean()).isTrue();
        assertThat(data(published.about(rosa, 2).getLast()).get("easyFont").asBoolean())
                .isTrue();
        for (String page : PAGES) {
            mvc.perform(get(page).with(signedIn(rosa)))
                    .andExpect(
                            content().string(containsString("<html lang=\"nl\" dir=\"ltr\" class=\"sb-easy-font\"")));
        }
        mvc.perform(get("/my").with(signedIn(rosa)))
                .andExpect(content().string(containsString("Makkelijk lettertype aan")));
        mvc.perform(get("/my").with(signedIn(aResident())))
                .andExpect(content().string(not(containsString("dir=\"ltr\" class"))));
    }

    @Test
    void who_chooses_arabic_reads_these_pages_in_it_from_right_to_left() throws Exception {
        UUID rosa = aResident();

        mvc.perform(settings("ar", "22:00", "07:30", 1).with(signedIn(rosa)))
                .andExpect(redirectedUrl("/my"))
                .andExpect(cookie().value("stadsbode-language", "ar"));

        assertThat(stored(rosa).get("language").asString()).isEqualTo("ar");
        assertThat(data(published.about(rosa, 2).getLast()).get("language").asString())
                .isEqualTo("ar");
        for (String page : PAGES) {
            mvc.perform(get(page).with(signedIn(rosa)).cookie(new Cookie("stadsbode-language", "ar")))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("<html lang=\"ar\" dir=\"rtl\"")))
                    .andExpect(content().string(containsString("لم يراجع هذه الترجمة")))
                    .andExpect(content().string(not(containsString("??"))));
        }
        mvc.perform(get("/my").with(signedIn(rosa)).cookie(new Cookie("stadsbode-language", "ar")))
                .andExpect(content().string(containsString("<bdi dir=\"ltr\">06 12345678</bdi>")))
                .andExpect(content().string(containsString("<bdi lang=\"nl\">Belastingen</bdi>")));
    }

    @Test
    void a_language_that_no_page_is_in_changes_nothing() throws Exception {
        UUID rosa = aResident();

        mvc.perform(get("/my?lang=zu").with(signedIn(rosa)))
                .andExpect(cookie().doesNotExist("stadsbode-language"))
                .andExpect(content().string(containsString("<html lang=\"nl\" dir=\"ltr\"")));
        mvc.perform(get("/my").with(signedIn(rosa)).cookie(new Cookie("stadsbode-language", "zu")))
                .andExpect(content().string(containsString("<html lang=\"nl\"")));
    }

    @Test
    void news_is_paused_until_a_day_that_is_published_and_the_pause_ends_when_the_day_is_taken_out() throws Exception {
        UUID rosa = aResident();
        LocalDate back = LocalDate.now(ZoneId.of("Europe/Amsterdam")).plusDays(20);

        mvc.perform(pause(back.toString(), 1).with(signedIn(rosa)))
                .andExpect(redirectedUrl("/my"))
                .andExpect(flash().attribute("message", "own.pause.begun"));
        for (String wrong : List.of(
                "tomorrow", back.minusDays(20).toString(), back.plusDays(80).toString())) {
            mvc.perform(pause(wrong, 2).with(signedIn(rosa)))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString("href=\"#until\"")));
        }

        assertThat(data(published.about(rosa, 2).getLast()).get("pausedUntil").asString())
                .isEqualTo(back.toString());
        mvc.perform(get("/my").with(signedIn(rosa)))
                .andExpect(content().string(containsString("Pauze tot")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(settings("en", "22:00", "07:30", 2).with(signedIn(rosa))).andExpect(redirectedUrl("/my"));
        mvc.perform(with(put("/api/v1/residents/{id}", rosa), ROSA).with(contact()));
        assertThat(stored(rosa).get("pausedUntil").asString())
                .as("the register's word does not end it")
                .isEqualTo(back.toString());
        long version = stored(rosa).get("version").asLong();
        mvc.perform(pause("", version).with(signedIn(rosa))).andExpect(flash().attribute("message", "own.pause.ended"));
        assertThat(stored(rosa).get("pausedUntil").isNull()).isTrue();
    }

    @Test
    void times_that_cannot_be_are_all_listed_and_lead_to_their_fields() throws Exception {
        UUID rosa = aResident();

        mvc.perform(settings("zu", "nine", "25:00", 1).with(signedIn(rosa)))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("href=\"#language\"")))
                .andExpect(content().string(containsString("role=\"radiogroup\" aria-invalid=\"true\"")))
                .andExpect(content().string(containsString("href=\"#from\"")))
                .andExpect(content().string(containsString("href=\"#until\"")))
                .andExpect(content().string(containsString("value=\"nine\"")));
        mvc.perform(settings("nl", "08:00", "08:00", 1).with(signedIn(rosa)))
                .andExpect(content().string(containsString("aria-describedby=\"from-mistake\"")));
    }

    @Test
    void a_number_is_removed_after_its_consequences_were_told_and_the_others_are_told_that_it_is_gone()
            throws Exception {
        UUID rosa = aResident();
        mvc.perform(choice("taxes", "service", "sms", 1).with(signedIn(rosa))).andExpect(redirectedUrl("/my"));
        mvc.perform(choice("taxes", "official", "sms", 2).with(signedIn(rosa))).andExpect(redirectedUrl("/my"));

        mvc.perform(get("/my/contact/sms/removal").with(signedIn(rosa)))
                .andExpect(content().string(containsString("06 12345678")))
                .andExpect(content().string(containsString("u krijgt geen bericht meer")));
        mvc.perform(removal("sms", 2).with(signedIn(rosa)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("net gewijzigd")));
        mvc.perform(removal("sms", 3).with(signedIn(rosa)))
                .andExpect(redirectedUrl("/my"))
                .andExpect(flash().attribute("message", "own.removal.done"));

        assertThat(stored(rosa).path("sms").isObject()).isFalse();
        assertThat(stored(rosa).path("email").isObject()).isTrue();
        assertThat(data(published.about(rosa, 4).getLast()).get("version").asLong())
                .isEqualTo(4);
        mvc.perform(get("/my").with(signedIn(rosa)))
                .andExpect(content().string(not(containsString("06 12345678"))))
                .andExpect(content().string(containsString("Sms verwijderd")));
        mvc.perform(removal("sms", 4).with(signedIn(rosa))).andExpect(flash().attribute("message", "own.unchanged"));
        mvc.perform(get("/my/contact/sms/removal").with(signedIn(rosa))).andExpect(status().isNotFound());
    }

    @Test
    void a_home_address_is_the_registers_and_is_not_removed() throws Exception {
        UUID rosa = aResident();

        mvc.perform(get("/my/contact/letter/removal").with(signedIn(rosa)))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("Basisregistratie Personen")));
        mvc.perform(removal("letter", 1).with(signedIn(rosa))).andExpect(flash().attribute("message", "own.unchanged"));
        mvc.perform(removal("pigeon", 1).with(signedIn(rosa))).andExpect(flash().attribute("message", "own.unchanged"));

        assertThat(stored(rosa).get("version").asLong()).isOne();
    }

    @Test
    void what_cannot_be_chosen_is_refused_with_the_reason() throws Exception {
        UUID rosa = aResident();

        mvc.perform(get("/my/topics/taxes").with(signedIn(rosa)))
                .andExpect(content().string(containsString("artikel 3:41 Algemene wet bestuursrecht")));
        mvc.perform(choice("taxes", "official", "nothing", 1).with(signedIn(rosa)))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("krijgt u altijd")));
        mvc.perform(choice("taxes", "service", "sms", 1).param("second", "sms").with(signedIn(rosa)))
                .andExpect(content().string(containsString("U koos twee keer hetzelfde")));
        mvc.perform(choice("moon", "service", "sms", 1).with(signedIn(rosa)))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Kies een onderwerp")));
        mvc.perform(get("/my/topics/moon").with(signedIn(rosa))).andExpect(status().isNotFound());
        mvc.perform(choice("taxes", "service", "sms", 7).with(signedIn(rosa)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("net gewijzigd")))
                .andExpect(content().string(containsString("name=\"version\" value=\"1\"")));
        assertThat(stored(rosa).get("version").asLong()).isOne();
    }

    @Test
    void someone_of_whom_nothing_is_known_or_who_was_forgotten_is_told_what_that_means() throws Exception {
        UUID rosa = aResident();
        mvc.perform(delete("/api/v1/residents/{id}", rosa).with(contact()));

        mvc.perform(get("/my").with(signedIn(rosa)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("zoals u vroeg")));
        mvc.perform(get("/my").with(signedIn(UUID.randomUUID())))
                .andExpect(content().string(containsString("nog geen gegevens van u")));
        mvc.perform(choice("*", "service", "sms", 0).with(signedIn(UUID.randomUUID())))
                .andExpect(content().string(containsString("nog geen gegevens van u")));
        mvc.perform(get("/my").with(as("resident")))
                .andExpect(content().string(containsString("nog geen gegevens van u")));
    }

    @Test
    void the_pages_are_for_residents_alone_and_safe_from_forgery() throws Exception {
        UUID rosa = aResident();
        for (String role : List.of("contact", "caseworker", "operator", "editor")) {
            for (String page : PAGES) {
                mvc.perform(get(page).with(as(role))).andExpect(status().isForbidden());
            }
            mvc.perform(choice("*", "service", "sms", 1).with(as(role))).andExpect(status().isForbidden());
            mvc.perform(settings("en", "22:00", "07:30", 1).with(as(role))).andExpect(status().isForbidden());
            mvc.perform(removal("sms", 1).with(as(role))).andExpect(status().isForbidden());
        }
        mvc.perform(get("/my")).andExpect(status().is3xxRedirection());
        mvc.perform(post("/my/settings").with(signedIn(rosa))).andExpect(status().isForbidden());
        mvc.perform(post("/my/topics/taxes").with(signedIn(rosa))).andExpect(status().isForbidden());
        mvc.perform(post("/my/contact/sms/removal").with(signedIn(rosa))).andExpect(status().isForbidden());
        assertThat(stored(rosa).get("version").asLong()).isOne();
    }

    private static MockHttpServletRequestBuilder choice(String topic, String kind, String first, long version) {
        return post("/my/topics/" + topic)
                .param("kind", kind)
                .param("first", first)
                .param("version", "" + version)
                .with(csrf());
    }

    private static MockHttpServletRequestBuilder settings(String language, String from, String until, long version) {
        return post("/my/settings")
                .param("language", language)
                .param("quiet", "true")
                .param("from", from)
                .param("until", until)
                .param("version", "" + version)
                .with(csrf());
    }

    private static MockHttpServletRequestBuilder pause(String until, long version) {
        return post("/my/pause")
                .param("until", until)
                .param("version", "" + version)
                .with(csrf());
    }

    private static MockHttpServletRequestBuilder removal(String channel, long version) {
        return post("/my/contact/" + channel + "/removal")
                .param("version", "" + version)
                .with(csrf());
    }

    private static OidcLoginRequestPostProcessor signedIn(UUID resident) {
        return oidcLogin()
                .idToken(token -> token.subject("rosa").claim("resident_id", resident.toString()))
                .authorities(new SimpleGrantedAuthority("ROLE_resident"));
    }

    private static OidcLoginRequestPostProcessor as(String role) {
        return oidcLogin()
                .idToken(token -> token.subject("somebody"))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
