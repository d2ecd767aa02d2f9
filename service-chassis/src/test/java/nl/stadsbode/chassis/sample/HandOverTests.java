package nl.stadsbode.chassis.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Objects;
import java.util.UUID;
import nl.stadsbode.chassis.security.HandOver;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;

/** Another service of ours says which resident is signed in. */
class HandOverTests extends ChassisTest {

    private static final String REFUSED = "/sign-in/refused/failed";

    @Autowired
    HandOver handOver;

    private final UUID rosa = UUID.randomUUID();
    private final MockHttpSession browser = new MockHttpSession();

    @Test
    void a_resident_signs_in_elsewhere_and_comes_back_to_the_page_that_was_asked_for() throws Exception {
        String state = asked(browser);

        MockHttpSession after = (MockHttpSession) Objects.requireNonNull(come(browser, handOver.seal(rosa, state))
                .andExpect(redirectedUrl("http://localhost/my/letters?continue"))
                .andReturn()
                .getRequest()
                .getSession(false));

        assertThat(after.getId()).isNotEqualTo(browser.getId());
        assertThat(browser.isInvalid()).isTrue();
        mvc.perform(get("/my/letters").session(after)).andExpect(status().isNotFound());
        mvc.perform(get("/dead-events").session(after)).andExpect(status().isForbidden());
    }

    @Test
    void what_is_handed_over_is_of_use_once_and_in_the_session_that_asked() throws Exception {
        MockHttpSession another = new MockHttpSession();
        asked(another);
        String sealed = handOver.seal(rosa, asked(browser));

        come(another, sealed).andExpect(redirectedUrl(REFUSED));
        come(new MockHttpSession(), sealed).andExpect(redirectedUrl(REFUSED));
        come(browser, "x" + sealed).andExpect(redirectedUrl(REFUSED));
        mvc.perform(get("/my/letters").session(browser)).andExpect(status().is3xxRedirection());

        come(browser, sealed).andExpect(redirectedUrl("http://localhost/my/letters?continue"));
        come(new MockHttpSession(), sealed).andExpect(redirectedUrl(REFUSED));
    }

    @Test
    void two_tabs_that_open_at_once_are_both_let_in() throws Exception {
        String first = handOver.seal(rosa, asked(browser));
        String second = handOver.seal(rosa, asked(browser));

        MockHttpSession after = (MockHttpSession) Objects.requireNonNull(come(browser, first)
                .andExpect(redirectedUrl("http://localhost/my/letters?continue"))
                .andReturn()
                .getRequest()
                .getSession(false));
        come(after, second).andExpect(redirectedUrl("/"));

        mvc.perform(get("/my/letters").session(after)).andExpect(status().isNotFound());
    }

    @Test
    void who_was_refused_tries_again_where_residents_sign_in_and_colleagues_where_they_were() throws Exception {
        mvc.perform(get("/sign-in/refused/failed")).andExpect(leadsTo("/my/messages"));
        mvc.perform(get("/sign-in/refused/elsewhere")).andExpect(leadsTo("http://preferences.test/my"));
        asked(browser);
        mvc.perform(get("/sign-in/refused/failed").session(browser))
                .andExpect(leadsTo("http://localhost/my/letters?continue"));
        mvc.perform(get("/dead-events").session(browser));
        mvc.perform(get("/sign-in/refused/failed").session(browser))
                .andExpect(leadsTo("http://localhost/dead-events?continue"));
    }

    @Test
    void who_is_no_resident_signs_in_here() throws Exception {
        mvc.perform(get("/dead-events")).andExpect(redirectedUrl("/oauth2/authorization/stadsbode"));
        mvc.perform(get("/my/letters").header("HX-Request", "true")).andExpect(status().isUnauthorized());
    }

    @Test
    void who_is_refused_reads_why_and_what_to_do() throws Exception {
        for (String[] page : new String[][] {
            {"unknown", "Wij kennen uw burgerservicenummer nog niet"},
            {"level", "niet zeker genoeg"},
            {"elsewhere", "Inloggen als inwoner doet u op een andere pagina"},
            {"failed", "Het inloggen is niet gelukt"},
            {"nonsense", "Het inloggen is niet gelukt"}
        }) {
            mvc.perform(get("/sign-in/refused/" + page[0]))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(page[1])))
                    .andExpect(content().string(containsString("14 010")));
        }
        mvc.perform(get("/sign-in/ended")).andExpect(content().string(containsString("U bent hier uitgelogd")));
    }

    /** @return the state that the other service is asked with */
    private String asked(MockHttpSession session) throws Exception {
        String there = Objects.requireNonNull(mvc.perform(get("/my/letters").session(session))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        assertThat(there).startsWith("http://preferences.test/sign-in/hand-over?state=");
        String state = there.substring(there.indexOf('=') + 1);
        assertThat(handOver.isState(state)).isTrue();
        return state;
    }

    private static ResultMatcher leadsTo(String address) {
        return content().string(containsString("href=\"" + address + "\""));
    }

    private ResultActions come(MockHttpSession session, String sealed) throws Exception {
        return mvc.perform(post("/sign-in/hand-over").session(session).param("sealed", sealed));
    }
}
