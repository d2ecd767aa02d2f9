package nl.stadsbode.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import nl.stadsbode.chassis.encryption.PersonalData;
import nl.stadsbode.chassis.testing.RealServersTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One context for all tests of the whole service. */
@RealServersTest(
        topics = {
            "resident-preferences",
            "message-requested",
            "contact-point-failed",
            "privacy-requested",
            "privacy-answered"
        })
public abstract class ServiceTest {

    protected static final String ROSA = """
            {"name": "R. de Vries", "language": "nl", "largePrint": false,
             "sms": {"number": "06 12345678", "verified": true},
             "email": {"address": "rosa@example.nl", "verified": true},
             "address": {"street": "Coolsingel", "houseNumber": "40", "addition": "B", "postcode": "3011 ad", "city": "Rotterdam"},
             "choices": [{"topic": "*", "kind": "service", "channels": ["sms", "email"]},
                         {"topic": "taxes", "kind": "official", "channels": ["email"]},
                         {"topic": "waste", "kind": "service", "channels": []}],
             "how": "desk"}
            """;

    @DynamicPropertySource
    static void keysOfTheTests(DynamicPropertyRegistry settings) {
        settings.add("stadsbode.bsn.keyset", NumbersKey::file);
        settings.add("stadsbode.bsn.reread", () -> "1s");
        settings.add("stadsbode.verification.there-an-hour", () -> 5);
        settings.add("stadsbode.verification.there-a-day", () -> 10);
    }

    @Autowired
    protected MockMvc mvc;

    @Autowired
    protected JsonMapper json;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected PersonalData personalData;

    /** Tests share numbers and addresses; who sent there is of no matter to the next test. */
    @BeforeEach
    void nothingWasSentAnywhere() {
        jdbc.sql("delete from sent_to_destination").update();
    }

    protected final PublishedEvents published = PublishedEvents.on("resident-preferences");
    protected final PublishedEvents requested = PublishedEvents.on("message-requested");
    protected final PublishedEvents privacyRequested = PublishedEvents.on("privacy-requested");

    protected static JwtRequestPostProcessor contact() {
        return role("contact", "connie");
    }

    protected static JwtRequestPostProcessor resident(UUID id) {
        return jwt().jwt(token -> token.subject("rosa").claim("resident_id", id.toString()))
                .authorities(new SimpleGrantedAuthority("ROLE_resident"));
    }

    protected static JwtRequestPostProcessor role(String role, String subject) {
        return jwt().jwt(token -> token.subject(subject)).authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }

    protected UUID aResident() throws Exception {
        return aResident(ROSA);
    }

    protected UUID aResident(String body) throws Exception {
        UUID id = UUID.randomUUID();
        int status = mvc.perform(put("/api/v1/residents/{id}", id)
                        .with(contact())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(status).isEqualTo(201);
        return id;
    }

    protected JsonNode stored(UUID id) throws Exception {
        return json.readTree(mvc.perform(get("/api/v1/residents/{id}", id).with(contact()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    protected static MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder call, String body) {
        return call.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    protected JsonNode data(ConsumerRecord<String, byte[]> event) {
        return json.readTree(event.value());
    }

    protected JsonNode contactIn(ConsumerRecord<String, byte[]> event) {
        byte[] cipher = Base64.getDecoder().decode(data(event).get("contact").asString());
        return json.readTree(personalData.decrypt(cipher, event.key()));
    }

    /** Addressee and words of a requested message. */
    protected JsonNode wordsIn(ConsumerRecord<String, byte[]> event) {
        byte[] cipher = Base64.getDecoder().decode(data(event).get("content").asString());
        return json.readTree(personalData.decrypt(cipher, event.key()));
    }

    protected static String attribute(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
