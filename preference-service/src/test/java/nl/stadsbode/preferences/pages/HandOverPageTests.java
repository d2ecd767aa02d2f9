package nl.stadsbode.preferences.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.stadsbode.chassis.security.HandOver;
import nl.stadsbode.chassis.security.ResidentsByNumber;
import nl.stadsbode.preferences.ServiceTest;
import nl.stadsbode.preferences.register.Numbers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;

class HandOverPageTests extends ServiceTest {

    private static final String STATE = "s".repeat(43);
    private static final Pattern SEALED = Pattern.compile("name=\"sealed\" value=\"([^\"]+)\"");

    @Autowired
    private HandOver handOver;

    @Autowired
    private ResidentsByNumber byNumber;

    @Test
    void a_resident_who_is_signed_in_is_handed_over_to_the_pages_with_messages_by_a_form() throws Exception {
        UUID rosa = aResident();

        String page = mvc.perform(
                        get("/sign-in/hand-over").param("state", STATE).with(resident("resident", rosa)))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        Matcher sealed = SEALED.matcher(page);
        assertThat(sealed.find()).isTrue();
        assertThat(page)
                .contains("action=\"http://localhost:8083/sign-in/hand-over\"", "Verder")
                .doesNotContain("??", "_csrf\" value=\"\"");
        assertThat(handOver.open(sealed.group(1), STATE)).contains(rosa);
        assertThat(handOver.open(sealed.group(1), "t".repeat(43))).isEmpty();
    }

    @Test
    void nobody_is_handed_over_without_a_state_or_who_is_no_resident() throws Exception {
        UUID rosa = aResident();

        mvc.perform(get("/sign-in/hand-over").with(resident("resident", rosa))).andExpect(redirectedUrl("/my"));
        mvc.perform(get("/sign-in/hand-over").param("state", "<script>").with(resident("resident", rosa)))
                .andExpect(redirectedUrl("/my"));
        mvc.perform(get("/sign-in/hand-over").param("state", STATE).with(resident("contact", rosa)))
                .andExpect(status().isForbidden());
    }

    @Test
    void who_signs_in_by_digid_is_found_by_the_number() throws Exception {
        UUID rosa = aResident();
        String bsn = Numbers.next();
        mvc.perform(with(put("/api/v1/residents/{id}/bsn", rosa), "{\"bsn\": \"" + bsn + "\"}")
                .with(contact()));

        assertThat(byNumber.withNumber(bsn)).contains(rosa);
        assertThat(byNumber.withNumber(Numbers.next())).isEmpty();
        assertThat(byNumber.withNumber("no number")).isEmpty();
    }

    private static OidcLoginRequestPostProcessor resident(String role, UUID id) {
        return oidcLogin()
                .idToken(token -> token.subject("rosa").claim("resident_id", id.toString()))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
