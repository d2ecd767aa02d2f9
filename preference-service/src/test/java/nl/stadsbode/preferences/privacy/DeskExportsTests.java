package nl.stadsbode.preferences.privacy;

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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.geom.Rectangle2D;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.preferences.ServiceTest;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.ResultActions;

/** All that is kept, for who cannot sign in. */
class DeskExportsTests extends ServiceTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void the_desk_has_all_gathered_for_who_showed_who_it_is_and_prints_it_to_hand_over_or_to_post() throws Exception {
        UUID rosa = aResident();
        ask(rosa, "passport")
                .andExpect(redirectedUrl("/residents/" + rosa + "/data"))
                .andExpect(flash().attribute("message", "privacy.desk.export.begun"));
        ask(rosa, "passport").andExpect(flash().attribute("message", "privacy.desk.export.underWay"));
        assertThat(requested.about(rosa, 2))
                .as("who did not ask for it can say so")
                .extracting(event -> data(event).get("purpose").asString() + " "
                        + wordsIn(event).get("to").asString())
                .containsExactly("export +31612345678", "export rosa@example.nl");
        UUID job = job(rosa);
        page(rosa)
                .andExpect(content().string(containsString("1 van 3 onderdelen")))
                .andExpect(content().string(containsString("Paspoort")))
                .andExpect(content().string(not(containsString("export/" + job))))
                .andExpect(content().string(not(containsString("??"))));
        assertThat(looks(rosa))
                .as("when she was written down, and of the page")
                .filteredOn("resident-read contact connie"::equals)
                .hasSize(2);
        print(rosa, job, "pdf").andExpect(status().isNotFound());

        gathered(job, rosa);

        page(rosa).andExpect(content().string(containsString("export/" + job + "/pdf")));
        byte[] handed = print(rosa, job, "pdf")
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        byte[] posted = print(rosa, job, "letter").andReturn().getResponse().getContentAsByteArray();
        assertThat(text(handed)).contains("Alles wat wij over u bewaren", "+31612345678", "Z-2026-000123");
        assertThat(text(handed)).doesNotContain("3011 AD");
        assertThat(text(posted)).contains("R. de Vries\nCoolsingel 40 B\n3011 AD ROTTERDAM");
        assertThat(looks(rosa))
                .contains("resident-export-begun contact connie", "resident-export-printed contact connie");
        mvc.perform(get("/my/data").with(rosa(rosa)))
                .andExpect(content().string(containsString("Door de gemeente")))
                .andExpect(content().string(containsString("drukte al uw gegevens af")))
                .andExpect(content().string(containsString("/my/data/export/" + job + "/pdf")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void what_is_posted_goes_home_and_not_where_somebody_said() throws Exception {
        UUID rosa = aResident();
        mvc.perform(post("/residents/{id}/address", rosa)
                .param("version", "1")
                .param("where", "here")
                .param("street", "Blaak")
                .param("houseNumber", "31")
                .param("postcode", "3011 GA")
                .param("city", "Rotterdam")
                .param("how", "phone")
                .with(csrf())
                .with(signedIn("contact")));
        ask(rosa, "signed-letter");
        UUID job = job(rosa);
        gathered(job, rosa);

        byte[] posted = print(rosa, job, "letter").andReturn().getResponse().getContentAsByteArray();

        assertThat(text(posted)).contains("R. de Vries\nCoolsingel 40 B\n3011 AD ROTTERDAM");
    }

    @Test
    void what_is_posted_to_who_reads_from_right_to_left_has_its_address_in_the_window() throws Exception {
        UUID rosa = aResident();
        jdbc.sql("update resident set language = 'ar' where id = ?").param(rosa).update();
        ask(rosa, "signed-letter");
        UUID job = job(rosa);
        gathered(job, rosa);

        byte[] posted = print(rosa, job, "letter").andReturn().getResponse().getContentAsByteArray();

        Files.write(Path.of("target/export-ar-posted.pdf"), posted); // to look at
        try (var document = Loader.loadPDF(posted)) {
            var window = new PDFTextStripperByArea();
            window.addRegion("window", new Rectangle2D.Double(mm(33), mm(50), mm(83), mm(40)));
            window.extractRegions(document.getPage(0));
            assertThat(window.getTextForRegion("window").strip().replaceAll(" +", " "))
                    .isEqualTo("R. de Vries\nCoolsingel 40 B\n3011 AD ROTTERDAM");
        }
    }

    private static double mm(double length) {
        return length * 72 / 25.4;
    }

    @Test
    void a_secret_address_is_gathered_and_printed_by_no_colleague() throws Exception {
        UUID rosa = aResident();
        ask(rosa, "passport");
        UUID job = job(rosa);
        gathered(job, rosa);
        jdbc.sql("update resident set secret_address = true where id = ?")
                .param(rosa)
                .update();

        print(rosa, job, "pdf").andExpect(status().isNotFound());
        print(rosa, job, "letter").andExpect(status().isNotFound());
        ask(rosa, "passport").andExpect(flash().attribute(Mistakes.NAME, Mistakes.of("privacy.desk.export.secret")));
    }

    @Test
    void of_who_has_died_nothing_is_offered() throws Exception {
        UUID rosa = aResident();
        jdbc.sql("update resident set deceased_on = date '2026-11-20' where id = ?")
                .param(rosa)
                .update();

        page(rosa)
                .andExpect(content().string(not(containsString("id=\"identity\""))))
                .andExpect(content().string(containsString("id=\"sure\"")))
                .andExpect(content().string(containsString("Hoe zag u wie het vraagt?")))
                .andExpect(content().string(containsString("een nabestaande vraagt dit")));
    }

    @Test
    void nothing_is_gathered_for_who_did_not_show_who_it_is() throws Exception {
        UUID rosa = aResident();

        for (String nothingSeen : List.of("", "a friend said so", "PASSPORT")) {
            ask(rosa, nothingSeen)
                    .andExpect(
                            flash().attribute(Mistakes.NAME, Mistakes.at("identity", "privacy.desk.identity.missing")));
        }

        assertThat(jdbc.sql("select count(*) from privacy_job where resident_id = ?")
                        .param(rosa)
                        .query(Long.class)
                        .single())
                .isZero();
        ask(UUID.randomUUID(), "passport")
                .andExpect(flash().attribute(Mistakes.NAME, Mistakes.of("privacy.desk.nobody")));
    }

    @Test
    void what_a_resident_had_gathered_is_for_that_resident_alone() throws Exception {
        UUID rosa = aResident();
        mvc.perform(post("/my/data/export").with(csrf()).with(rosa(rosa)));
        UUID job = job(rosa);
        gathered(job, rosa);

        print(rosa, job, "pdf").andExpect(status().isNotFound());
        page(rosa).andExpect(content().string(not(containsString("export/" + job))));
        mvc.perform(get("/my/data/export/{job}/pdf", job).with(rosa(rosa))).andExpect(status().isOk());
    }

    @Test
    void only_the_contact_centre_may() throws Exception {
        UUID rosa = aResident();
        for (String role : List.of("caseworker", "operator", "editor", "resident")) {
            mvc.perform(post("/residents/{id}/data/export", rosa)
                            .param("identity", "passport")
                            .with(csrf())
                            .with(signedIn(role)))
                    .andExpect(status().isForbidden());
        }
    }

    private void gathered(UUID job, UUID resident) {
        OtherServices others = new OtherServices(json, personalData);
        others.give("notification-service", job, resident, 0, true, Map.of());
        others.give(
                "case-service", job, resident, 0, true, Map.of("cases", List.of(Map.of("reference", "Z-2026-000123"))));
        await().atMost(SOON)
                .until(() -> jdbc.sql("select state from privacy_job where id = ?")
                        .param(job)
                        .query(String.class)
                        .single()
                        .equals("complete"));
    }

    private UUID job(UUID resident) {
        return UUID.fromString(data(privacyRequested.about(resident, 1).getFirst())
                .get("jobId")
                .asString());
    }

    private List<String> looks(UUID resident) {
        return jdbc.sql("select name || ' ' || role || ' ' || account from processing_log where data_subject_id = ?")
                .param(resident)
                .query(String.class)
                .list();
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll(" +", " ");
        }
    }

    private ResultActions ask(UUID resident, String identity) throws Exception {
        return mvc.perform(post("/residents/{id}/data/export", resident)
                .param("identity", identity)
                .with(csrf())
                .with(signedIn("contact")));
    }

    private ResultActions page(UUID resident) throws Exception {
        return mvc.perform(get("/residents/{id}/data", resident).with(signedIn("contact")));
    }

    private ResultActions print(UUID resident, UUID job, String how) throws Exception {
        return mvc.perform(
                get("/residents/{id}/data/export/{job}/" + how, resident, job).with(signedIn("contact")));
    }

    private static OidcLoginRequestPostProcessor rosa(UUID id) {
        return oidcLogin()
                .idToken(token -> token.subject("rosa").claim("resident_id", id.toString()))
                .authorities(new SimpleGrantedAuthority("ROLE_resident"));
    }

    private static OidcLoginRequestPostProcessor signedIn(String role) {
        return oidcLogin()
                .idToken(token -> token.subject("connie").claim("name", "Connie"))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
