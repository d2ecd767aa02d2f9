package nl.stadsbode.preferences.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.chassis.testing.Contracts;
import nl.stadsbode.preferences.ServiceTest;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.ResultActions;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import tools.jackson.databind.JsonNode;

class PrivacyJobsTests extends ServiceTest {

    private static final Contracts OURS = Contracts.ours();
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private RegularPrivacy regular;

    private OtherServices others;

    @BeforeEach
    void meetTheOthers() {
        others = new OtherServices(json, personalData);
    }

    @Test
    void all_that_every_service_keeps_is_gathered_and_can_be_fetched_as_json_and_as_pdf() throws Exception {
        UUID rosa = aResident();
        mvc.perform(post("/my/data/export").with(csrf()).with(signedIn(rosa)))
                .andExpect(redirectedUrl("/my/data"))
                .andExpect(flash().attribute("message", "privacy.export.begun"));
        mvc.perform(post("/my/data/export").with(csrf()).with(signedIn(rosa)))
                .andExpect(flash().attribute("message", "privacy.export.underWay"));
        JsonNode asked = data(privacyRequested.about(rosa, 1).getFirst());
        OURS.assertConforms("privacy-requested", asked);
        UUID job = UUID.fromString(asked.get("jobId").asString());
        assertThat(asked.get("what").asString()).isEqualTo("export");
        mvc.perform(get("/my/data").with(signedIn(rosa)))
                .andExpect(content().string(containsString("1 van 3 onderdelen")))
                .andExpect(content().string(not(containsString("??"))));

        others.give(
                "notification-service",
                job,
                rosa,
                1,
                true,
                Map.of("messages", List.of(Map.of("text", "And the second & last", "official", true))));
        others.give("case-service", job, rosa, 0, true, Map.of("cases", List.of(Map.of("reference", "Z-2026-000123"))));
        others.give(
                "notification-service",
                job,
                rosa,
                0,
                false,
                Map.of("messages", List.of(Map.of("text", "The first message"))));

        await().atMost(SOON).until(() -> state(job).equals("complete"));
        JsonNode all = json.readTree(fetch(job, "json", rosa));
        JsonNode services = all.get("services");
        JsonNode own = services.get("preference-service");
        assertThat(own.get("resident").get(0).get("sms").get("number").asString())
                .isEqualTo("+31612345678");
        assertThat(own.get("history").get(0).get("changes").get(0).get("what").asString())
                .isEqualTo("created");
        assertThat(services.get("notification-service")
                        .get("messages")
                        .valueStream()
                        .map(message -> message.get("text").asString()))
                .containsExactly("The first message", "And the second & last");
        byte[] pdf = fetch(job, "pdf", rosa);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("R. de Vries", "+31612345678", "The first message", "second & last", "Z-2026-000123")
                    .contains("Alles wat wij over u bewaren", "Zaaknummer")
                    .contains("Alle andere onderwerpen", "Nederlands")
                    .doesNotContain("??");
        }
        assertThat(isPdfUa(pdf)).isTrue();
        mvc.perform(get("/my/data/export/{job}/json", job).with(signedIn(aResident())))
                .andExpect(status().isNotFound());
        mvc.perform(get("/my/data").with(signedIn(rosa)).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("Download to read (PDF)")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void what_was_gathered_is_printed_in_the_language_of_who_reads_it() throws Exception {
        UUID rosa = aResident();
        UUID job = export(rosa);
        others.give("notification-service", job, rosa, 0, true, Map.of());
        others.give("case-service", job, rosa, 0, true, Map.of("cases", List.of(Map.of("reference", "Z-2026-000123"))));
        await().atMost(SOON).until(() -> state(job).equals("complete"));
        Map<String, List<String>> words = Map.of(
                "tr", List.of("Sizinle ilgili sakladığımız her şey", "henüz kontrol edilmedi"),
                "pl", List.of("Wszystkie Państwa dane, które przechowujemy", "Tego tłumaczenia nie sprawdziła"),
                "ar", List.of("كل ما نحفظه عنكم", "لم يراجع هذه الترجمة"));
        for (String language : words.keySet()) {
            byte[] pdf = mvc.perform(get("/my/data/export/{job}/pdf", job)
                            .param("lang", language)
                            .with(signedIn(rosa)))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();

            Files.write(Path.of("target/export-" + language + ".pdf"), pdf); // to look at
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC)
                                .replaceAll("\\s+", " "))
                        .contains(words.get(language))
                        .contains("31612345678", "Z-2026-000123")
                        .doesNotContain("??", "Alles wat wij");
            }
            assertThat(isPdfUa(pdf)).as(language).isTrue();
        }
    }

    @Test
    void what_was_gathered_is_encrypted_and_erased_after_its_time_and_no_more_than_a_few_are_made_a_day()
            throws Exception {
        UUID rosa = aResident();
        UUID job = export(rosa);
        others.give("notification-service", job, rosa, 0, true, Map.of());
        others.give("case-service", job, rosa, 0, true, Map.of());
        await().atMost(SOON).until(() -> state(job).equals("complete"));
        byte[] kept = jdbc.sql("select sealed from privacy_answer where job_id = ? and service = 'preference-service'")
                .param(job)
                .query(byte[].class)
                .single();
        assertThat(new String(kept)).doesNotContain("Vries", "612345678");

        jdbc.sql("update privacy_answer set answered_at = answered_at - interval '8 days' where job_id = ?")
                .param(job)
                .update();
        regular.work();

        mvc.perform(get("/my/data/export/{job}/json", job).with(signedIn(rosa))).andExpect(status().isNotFound());
        mvc.perform(get("/my/data").with(signedIn(rosa)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/json"))));
        for (int more = 0; more < 2; more++) {
            UUID another = export(rosa);
            jdbc.sql("update privacy_job set begun_at = begun_at - interval '3 days' where id = ?")
                    .param(another)
                    .update();
            regular.work();
            assertThat(state(another)).isEqualTo("expired");
        }
        mvc.perform(post("/my/data/export").with(csrf()).with(signedIn(rosa)))
                .andExpect(flash().attribute(Mistakes.NAME, Mistakes.of("privacy.export.tooOften")));
    }

    @Test
    void forgetting_waits_is_told_where_the_resident_can_be_reached_and_can_be_taken_back() throws Exception {
        UUID rosa = aResident();
        mvc.perform(get("/my/data/forgetting").with(signedIn(rosa)))
                .andExpect(content().string(containsString("Archiefwet")))
                .andExpect(content()
                        .string(matchesPattern("(?s).*Dan wissen wij op \\d+ [a-z]+ \\d{4}, \\d\\d:\\d\\d\\..*")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(post("/my/data/forgetting").with(csrf()).with(signedIn(rosa)))
                .andExpect(redirectedUrl("/my/data/forgetting"))
                .andExpect(flash().attribute(Mistakes.NAME, Mistakes.at("sure", "privacy.forgetting.notSure")));

        forget(rosa);
        forget(rosa);
        regular.work();

        var told = requested.about(rosa, 2);
        assertThat(told)
                .extracting(event -> data(event).get("purpose").asString())
                .containsExactly("forgetting", "forgetting");
        assertThat(told)
                .extracting(event -> wordsIn(event).get("to").asString())
                .containsExactlyInAnyOrder("+31612345678", "rosa@example.nl");
        assertThat(stored(rosa).get("name").asString()).isEqualTo("R. de Vries");
        mvc.perform(get("/my/data").with(signedIn(rosa)))
                .andExpect(content().string(containsString("Wij wissen uw gegevens op")))
                .andExpect(content().string(containsString("<dd><bdi dir=\"ltr\">")));
        mvc.perform(post("/my/data/forgetting/taken-back").with(csrf()).with(signedIn(rosa)))
                .andExpect(flash().attribute("message", "privacy.forgetting.takenBack"));
        mvc.perform(post("/my/data/forgetting/taken-back").with(csrf()).with(signedIn(rosa)))
                .andExpect(flash().attribute(Mistakes.NAME, Mistakes.of("privacy.forgetting.tooLate")));
        makeDue(rosa);
        regular.work();
        assertThat(stored(rosa).get("name").asString()).isEqualTo("R. de Vries");
    }

    @Test
    void it_is_begun_and_taken_back_no_more_than_a_few_times_a_day() throws Exception {
        UUID rosa = aResident();
        for (int times = 0; times < 2; times++) {
            forget(rosa);
            mvc.perform(post("/my/data/forgetting/taken-back").with(csrf()).with(signedIn(rosa)));
        }
        forgetAtTheDesk(rosa, "passport").andExpect(flash().attribute("message", "privacy.desk.begun"));
        takeBackAtTheDesk(rosa);

        mvc.perform(post("/my/data/forgetting")
                        .param("sure", "true")
                        .with(csrf())
                        .with(signedIn(rosa)))
                .andExpect(flash().attribute(Mistakes.NAME, Mistakes.of("privacy.forgetting.tooOften")));
        forgetAtTheDesk(rosa, "passport")
                .andExpect(flash().attribute(Mistakes.NAME, Mistakes.of("privacy.desk.tooOften")));

        assertThat(waiting(rosa)).isZero();
        mvc.perform(delete("/api/v1/residents/{id}", rosa).with(contact())).andExpect(status().isNoContent());
        published.about(rosa, 2);
        assertThat(requested.about(rosa, 8))
                .as("three times to two, and once more when another system had it done")
                .hasSize(8);
    }

    @Test
    void who_died_meanwhile_is_forgotten_all_the_same() throws Exception {
        UUID rosa = aResident();
        forget(rosa);
        jdbc.sql("update resident set deceased_on = date '2026-11-26' where id = ?")
                .param(rosa)
                .update();
        makeDue(rosa);

        regular.work();

        assertThat(published.about(rosa, 2).getLast().value()).isNull();
        assertThat(waiting(rosa)).isZero();
    }

    @Test
    void one_that_cannot_be_forgotten_holds_up_no_other() throws Exception {
        UUID unreadable = aResident();
        UUID sam = aResident();
        forget(unreadable);
        forget(sam);
        byte[] name = jdbc.sql("select name from resident where id = ?")
                .param(unreadable)
                .query(byte[].class)
                .single();
        jdbc.sql("update resident set name = '\\x00' where id = ?")
                .param(unreadable)
                .update();
        makeDue(unreadable);
        makeDue(sam);

        regular.work();

        assertThat(published.about(sam, 2).getLast().value()).isNull();
        assertThat(waiting(unreadable)).isEqualTo(1);
        jdbc.sql("update resident set name = ? where id = ?")
                .params(name, unreadable)
                .update();
        regular.work();
        assertThat(waiting(unreadable)).isZero();
    }

    private long waiting(UUID resident) {
        return jdbc.sql("select count(*) from privacy_job where resident_id = ? and state = 'waiting'")
                .param(resident)
                .query(Long.class)
                .single();
    }

    @Test
    void who_is_forgotten_keeps_a_receipt_of_what_each_service_erased_and_what_it_keeps_and_why() throws Exception {
        UUID rosa = aResident();
        UUID gathered = export(rosa);
        forgetAtTheDesk(rosa, "passport").andExpect(flash().attribute("message", "privacy.desk.begun"));
        makeDue(rosa);

        regular.work();

        assertThat(published.about(rosa, 2).getLast().value()).isNull();
        JsonNode asked = data(privacyRequested.about(rosa, 2).getLast());
        assertThat(asked.get("what").asString()).isEqualTo("forgetting");
        UUID job = UUID.fromString(asked.get("jobId").asString());
        assertThat(state(gathered)).isEqualTo("cancelled");
        others.give("case-service", gathered, rosa, 0, true, Map.of("cases", List.of()));
        others.erased("notification-service", job, rosa, List.of("texts"), List.of(kept("dispatch", 12)));
        others.erased("case-service", job, rosa, List.of(), List.of(kept("cases", 2)));
        await().atMost(SOON).until(() -> state(job).equals("complete"));
        assertThat(sealedOf(rosa)).as("late answers to the export").isZero();
        for (String table : List.of("contact_point", "choice", "history", "verification", "sent_on_request")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where resident_id = ?")
                            .param(rosa)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        mvc.perform(get("/my").with(signedIn(rosa))).andExpect(content().string(containsString("/my/data")));
        mvc.perform(get("/my/data").with(signedIn(rosa)))
                .andExpect(content().string(containsString("3 van 3 onderdelen")))
                .andExpect(content().string(containsString("Gewist:")))
                .andExpect(content().string(containsString("<dd>Paspoort</dd>")))
                .andExpect(content().string(containsString("wie de gegevens bekeek (2)")))
                .andExpect(content().string(containsString("liet uw gegevens wissen")))
                .andExpect(content().string(containsString("wanneer en hoe (12)")))
                .andExpect(content().string(containsString("Archiefwet")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/residents/{id}/data", rosa).with(as("contact")).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("3 of 3 parts")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/api/v1/residents/{id}/privacy-receipts", rosa).with(contact()))
                .andExpect(jsonPath("$[0].state").value("complete"))
                .andExpect(jsonPath("$[0].askedBy").value("contact"))
                .andExpect(jsonPath("$[0].identity").value("passport"))
                .andExpect(jsonPath("$[0].answers[?(@.service == 'notification-service')].kept[0].why")
                        .value("proof-of-dispatch"));
    }

    @Test
    void nobody_is_forgotten_for_who_did_not_show_who_it_is() throws Exception {
        UUID rosa = aResident();

        for (String nothingSeen : List.of("", "a friend said so", "PASSPORT")) {
            forgetAtTheDesk(rosa, nothingSeen)
                    .andExpect(flash().attribute(
                                    Mistakes.NAME,
                                    Mistakes.at("identity-forgetting", "privacy.desk.identity.missing")));
        }
        UUID nobody = UUID.randomUUID();
        forgetAtTheDesk(nobody, "passport")
                .andExpect(flash().attribute(Mistakes.NAME, Mistakes.of("privacy.desk.nobody")));

        assertThat(waiting(rosa)).isZero();
        assertThat(looks(rosa)).isEmpty();
        assertThat(looks(nobody)).isEmpty();
    }

    @Test
    void who_has_someone_forgotten_and_who_takes_it_back_stands_in_the_processing_log_once() throws Exception {
        UUID rosa = aResident();

        forgetAtTheDesk(rosa, "driving-licence");
        forgetAtTheDesk(rosa, "passport");
        takeBackAtTheDesk(rosa).andExpect(flash().attribute("message", "privacy.forgetting.takenBack"));
        takeBackAtTheDesk(rosa).andExpect(flash().attribute(Mistakes.NAME, Mistakes.of("privacy.forgetting.tooLate")));

        assertThat(looks(rosa))
                .containsExactly(
                        "resident-forgetting-begun contact somebody",
                        "resident-forgetting-taken-back contact somebody");
        mvc.perform(get("/my/data").with(signedIn(rosa)))
                .andExpect(content().string(containsString("Rijbewijs")))
                .andExpect(content().string(not(containsString("Paspoort"))))
                .andExpect(content().string(containsString("hield het wissen van uw gegevens tegen")));
        forget(rosa);
        assertThat(looks(rosa)).as("what is the resident's own affair").hasSize(2);
    }

    @Test
    void another_system_has_someone_forgotten_at_once_with_a_receipt_as_well() throws Exception {
        UUID rosa = aResident();
        mvc.perform(delete("/api/v1/residents/{id}", rosa)
                        .param("identity", "a friend")
                        .with(contact()))
                .andExpect(status().isUnprocessableContent());

        mvc.perform(delete("/api/v1/residents/{id}", rosa)
                        .param("identity", "signed-letter")
                        .with(contact()))
                .andExpect(status().isNoContent());

        mvc.perform(get("/api/v1/residents/{id}", rosa).with(contact())).andExpect(status().isGone());
        mvc.perform(get("/api/v1/residents/{id}/privacy-receipts", rosa).with(contact()))
                .andExpect(jsonPath("$[0].state").value("running"))
                .andExpect(jsonPath("$[0].identity").value("signed-letter"))
                .andExpect(jsonPath("$[0].answers[0].kept[?(@.what == 'looked')].count")
                        .value(2))
                .andExpect(jsonPath("$[0].answers[0].erased[0]").value("name"));
        assertThat(requested.about(rosa, 2)).hasSize(2);
    }

    @Test
    void the_pages_are_for_who_they_are_about_and_safe_from_forgery() throws Exception {
        UUID rosa = aResident();
        for (String role : List.of("caseworker", "operator", "editor", "contact")) {
            mvc.perform(get("/my/data").with(as(role))).andExpect(status().isForbidden());
            mvc.perform(post("/my/data/export").with(csrf()).with(as(role))).andExpect(status().isForbidden());
        }
        for (String role : List.of("caseworker", "operator", "editor", "resident")) {
            mvc.perform(get("/residents/{id}/data", rosa).with(as(role))).andExpect(status().isForbidden());
            mvc.perform(post("/residents/{id}/data/forgetting", rosa)
                            .param("sure", "true")
                            .with(csrf())
                            .with(as(role)))
                    .andExpect(status().isForbidden());
        }
        mvc.perform(post("/my/data/forgetting").param("sure", "true").with(signedIn(rosa)))
                .andExpect(status().isForbidden());
        mvc.perform(get("/my/data").with(signedIn(UUID.randomUUID())))
                .andExpect(content().string(containsString("Wij bewaren hier geen gegevens")));
    }

    private UUID export(UUID resident) throws Exception {
        mvc.perform(post("/my/data/export").with(csrf()).with(signedIn(resident)))
                .andExpect(flash().attribute("message", "privacy.export.begun"));
        return jdbc.sql("select id from privacy_job where resident_id = ? order by id desc limit 1")
                .param(resident)
                .query(UUID.class)
                .single();
    }

    private void forget(UUID resident) throws Exception {
        mvc.perform(post("/my/data/forgetting")
                        .param("sure", "true")
                        .with(csrf())
                        .with(signedIn(resident)))
                .andExpect(redirectedUrl("/my/data"))
                .andExpect(flash().attribute("message", "privacy.forgetting.begun"));
    }

    private ResultActions forgetAtTheDesk(UUID resident, String identity) throws Exception {
        return mvc.perform(post("/residents/{id}/data/forgetting", resident)
                .param("identity", identity)
                .param("sure", "true")
                .with(csrf())
                .with(as("contact")));
    }

    private ResultActions takeBackAtTheDesk(UUID resident) throws Exception {
        return mvc.perform(
                post("/residents/{id}/data/taken-back", resident).with(csrf()).with(as("contact")));
    }

    private List<String> looks(UUID resident) {
        return jdbc.sql("""
                        select name || ' ' || role || ' ' || account from processing_log
                        where data_subject_id = ? and name like 'resident-forgetting%' order by id
                        """).param(resident).query(String.class).list();
    }

    private void makeDue(UUID resident) {
        jdbc.sql("update privacy_job set due_at = asked_at where resident_id = ?")
                .param(resident)
                .update();
    }

    private byte[] fetch(UUID job, String form, UUID resident) throws Exception {
        return mvc.perform(get("/my/data/export/{job}/{form}", job, form).with(signedIn(resident)))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private String state(UUID job) {
        return jdbc.sql("select state from privacy_job where id = ?")
                .param(job)
                .query(String.class)
                .single();
    }

    private long sealedOf(UUID resident) {
        return jdbc.sql("""
                        select count(*) from privacy_answer a join privacy_job j on j.id = a.job_id
                        where j.resident_id = ? and a.sealed is not null
                        """).param(resident).query(Long.class).single();
    }

    private static boolean isPdfUa(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            return validator.validate(parser).isCompliant();
        }
    }

    private static Map<String, Object> kept(String what, long count) {
        return Map.of("what", what, "count", count, "why", what.equals("cases") ? "archive" : "proof-of-dispatch");
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
