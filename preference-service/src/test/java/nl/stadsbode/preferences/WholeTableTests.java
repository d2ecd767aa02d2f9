package nl.stadsbode.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.stadsbode.chassis.testing.AskedQueries;
import nl.stadsbode.chassis.testing.AskedQueries.Explained;
import nl.stadsbode.chassis.testing.FullTables;
import nl.stadsbode.chassis.testing.JobsForLater;
import nl.stadsbode.preferences.register.Numbers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever the service asks its database for residents, colleagues and files, no table that grows is read whole. */
class WholeTableTests extends ServiceTest {

    private static final String FILE = """
            bericht;bsn;geslachtsnaam;voornamen;voorvoegsel;straatnaam;huisnummer;huisletter;toevoeging;postcode;\
            woonplaats;land;adresregel1;adresregel2;adresregel3;geheimhouding;datum_overlijden;datum_bericht
            inwoner;%s;Vries;Rosa Maria;de;Coolsingel;40;B;2;3011 AD;Rotterdam;;;;;0;;20261101
            inwoner;none;Vries;Rosa Maria;de;Coolsingel;40;B;2;3011 AD;Rotterdam;;;;;0;;20261101
            """;

    /** It is empty but for what waits. */
    private static final List<String> COUNT_EVERYTHING = List.of("select count(*) from outbox");

    private FullTables fullTables;

    @Autowired
    private Clock clock;

    @Autowired
    private AskedQueries asked;

    @Autowired
    private JobsForLater jobsForLater;

    @Autowired
    void tables(DataSource dataSource, JdbcClient client, TransactionTemplate transaction) {
        fullTables = new FullTables(client, dataSource, transaction, asked, SomeYears.TABLES, SomeYears.ROWS);
    }

    @Test
    void no_statement_reads_a_whole_table_and_no_index_serves_nothing() throws Exception {
        UUID rosa = aResident();
        decide(rosa);
        readAlong(rosa);
        takeInAFile();
        lookAtEverything(rosa);
        haveAllAndBeForgotten(rosa);
        jobsForLater.runAll();
        await("what the service does at its start and then regularly")
                .until(() -> asked.has("from register_import where ended_at"));

        List<Explained> explained = fullTables.explained(clock.instant());

        assertThat(explained)
                .as("what was asked")
                .hasSizeGreaterThan(60)
                .extracting(Explained::sql)
                .anyMatch(sql -> sql.startsWith("insert into resident"))
                .anyMatch(sql -> sql.startsWith("insert into history"))
                .anyMatch(sql -> sql.contains("from sent_to_destination"))
                .anyMatch(sql -> sql.startsWith("select position, topic, key") && sql.contains("from outbox"));
        assertThat(fullTables.readingAll(explained, COUNT_EVERYTHING)).isEmpty();
        assertThat(fullTables.unused(explained))
                .as("indexes that serve nothing")
                .isEmpty();
    }

    private void decide(UUID rosa) throws Exception {
        own(rosa, post("/my/contact/sms").param("destination", "06 11 11 11 11"));
        String code = sent(rosa, 1, "code");
        own(rosa, post("/my/contact/sms/code").param("code", code.equals("000000") ? "000001" : "000000"));
        own(rosa, post("/my/contact/sms/code").param("code", code));
        later(rosa);
        own(rosa, post("/my/contact/email").param("destination", "other@example.nl"));
        later(rosa);
        own(rosa, post("/my/contact/email/again"));
        String link = URI.create(sent(rosa, 4, "link")).getPath();
        mvc.perform(get(link));
        mvc.perform(post(link));
        later(rosa);
        own(rosa, post("/my/contact/email/test"));
        own(rosa, post("/my/contact/sms/cancel"));
        own(
                rosa,
                post("/my/topics/taxes")
                        .param("kind", "service")
                        .param("first", "sms")
                        .param("version", "3"));
        own(rosa, post("/my/pause").param("until", "").param("version", "3"));
    }

    private void readAlong(UUID rosa) throws Exception {
        later(rosa);
        own(rosa, post("/my/companions").param("name", "Maria").param("email", "maria@example.org"));
        String link = URI.create(sent(rosa, 7, "link")).getPath();
        mvc.perform(get(link));
        mvc.perform(post(link).param("answer", "yes").param("name", "M. de Vries"));
        own(rosa, post("/my/companions/confirm"));
        later(rosa);
        own(rosa, post("/my/companions").param("name", "Sam").param("email", "sam@example.org"));
        own(rosa, post("/my/companions/withdraw"));
    }

    private void takeInAFile() throws Exception {
        String answer = mvc.perform(post("/api/v1/register-imports")
                        .with(role("operator", "olaf"))
                        .contentType(MediaType.parseMediaType("text/csv"))
                        .content(FILE.formatted(Numbers.next())))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String file =
                "/api/v1/register-imports/" + json.readTree(answer).get("id").asString();
        await().until(() -> mvc.perform(get(file).with(role("operator", "olaf")))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .contains("\"finished\""));
        for (String path : List.of(file + "/errors", "/api/v1/register-imports")) {
            mvc.perform(get(path).with(role("operator", "olaf")));
        }
        for (String path : List.of("/register-imports", file.substring("/api/v1".length()))) {
            mvc.perform(get(path).with(signedIn("operator")));
        }
    }

    private void lookAtEverything(UUID rosa) throws Exception {
        mvc.perform(with(put("/api/v1/residents/{id}/bsn", rosa), "{\"bsn\": \"" + Numbers.next() + "\"}")
                .with(contact()));
        for (String path : List.of("", "/history", "/privacy-receipts")) {
            mvc.perform(get("/api/v1/residents/" + rosa + path).with(contact()));
        }
        for (String path : List.of("", "/address", "/data")) {
            mvc.perform(get("/residents/" + rosa + path).with(signedIn("contact")));
        }
        mvc.perform(get("/returned-letters").with(signedIn("contact")));
        mvc.perform(post("/residents/by-bsn")
                .param("bsn", Numbers.next())
                .with(csrf())
                .with(signedIn("contact")));
        for (String path : List.of("", "/contact/sms", "/companions", "/data", "/settings", "/address")) {
            own(rosa, get("/my" + path));
        }
        for (String path : List.of("/api/v1/dead-events", "/api/v1/processing-log/" + rosa, "/actuator/prometheus")) {
            mvc.perform(get(path).with(role("operator", "olaf")));
        }
        mvc.perform(get("/dead-events").with(signedIn("operator")));
    }

    private void haveAllAndBeForgotten(UUID rosa) throws Exception {
        own(rosa, post("/my/data/export"));
        own(rosa, post("/my/data/forgetting").param("sure", "true"));
        own(rosa, post("/my/data/forgetting/taken-back"));
        mvc.perform(delete("/api/v1/residents/{id}", rosa).with(contact()));
    }

    /** What stands in the last of so many messages. */
    private String sent(UUID resident, int messages, String what) {
        return wordsIn(requested.about(resident, messages).getLast()).get(what).asString();
    }

    private void later(UUID resident) {
        jdbc.sql("update sent_on_request set sent_at = sent_at - interval '2 hours' where resident_id = ?")
                .param(resident)
                .update();
    }

    private void own(UUID resident, MockHttpServletRequestBuilder call) throws Exception {
        mvc.perform(call.with(csrf())
                .with(oidcLogin()
                        .idToken(token -> token.subject("rosa").claim("resident_id", resident.toString()))
                        .authorities(new SimpleGrantedAuthority("ROLE_resident"))));
    }

    private static RequestPostProcessor signedIn(String role) {
        return oidcLogin().authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
