package nl.stadsbode.preferences.registerimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.stadsbode.preferences.register.Numbers;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.ResultActions;

class ImportPagesTests extends RegisterFiles {

    @Test
    void an_operator_brings_a_file_and_sees_what_was_wrong_without_what_stood_there() throws Exception {
        String number = Numbers.next();
        String page = bringByForm(file(
                        resident(number),
                        resident("111222334").replace("Vries", "=HYPERLINK(evil)"),
                        moved(Numbers.next(), "20261110")))
                .andExpect(status().is3xxRedirection())
                .andExpect(flash().attribute("message", "register.received"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        ended(UUID.fromString(page.substring(page.lastIndexOf('/') + 1)));

        String shown = shown(page);
        assertThat(shown)
                .contains("Klaar", "Geen geldig BSN", "Er is geen inwoner met dit BSN")
                .contains("4 / 4")
                .doesNotContain("111222334", number, "HYPERLINK", "??", "hx-trigger");
        assertThat(shown("/register-imports")).contains("4 / 4").doesNotContain("??", "Er is nog geen bestand");
        assertThat(shown(page + "?after=4")).contains("Er zijn niet meer fouten");
        String csv = mvc.perform(get(page + "/errors.csv").with(olaf()))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(csv.lines().toList()).containsExactly("line;field;code", "3;bsn;not-a-bsn", "4;bsn;unknown-bsn");
    }

    @Test
    void a_file_that_is_none_of_the_register_is_refused_by_the_names_of_its_missing_columns() throws Exception {
        bringByForm("naam;straat\nx;y\n")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("bericht, bsn, geslachtsnaam")));
        bringByForm("").andExpect(status().isBadRequest()).andExpect(content().string(containsString("Kies eerst")));
        mvc.perform(get("/register-imports/" + UUID.randomUUID()).with(olaf())).andExpect(status().isNotFound());
        mvc.perform(get("/register-imports/" + UUID.randomUUID() + "/errors.csv")
                        .with(olaf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_form_of_another_site_brings_nothing() throws Exception {
        mvc.perform(multipart("/register-imports").file(csv(file())).with(olaf()))
                .andExpect(status().isForbidden());
    }

    private ResultActions bringByForm(String content) throws Exception {
        return mvc.perform(
                multipart("/register-imports").file(csv(content)).with(csrf()).with(olaf()));
    }

    private static MockMultipartFile csv(String content) {
        return new MockMultipartFile("file", "register.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private String shown(String page) throws Exception {
        return mvc.perform(get(page).with(olaf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static OidcLoginRequestPostProcessor olaf() {
        return oidcLogin()
                .idToken(token -> token.subject("olaf").claim("name", "Olaf"))
                .authorities(new SimpleGrantedAuthority("ROLE_operator"));
    }
}
