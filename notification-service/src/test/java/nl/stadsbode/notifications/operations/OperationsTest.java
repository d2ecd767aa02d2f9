package nl.stadsbode.notifications.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.AfterEach;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;

/** What operators see and do, on the whole service. */
abstract class OperationsTest extends FlowTest {

    static final Map<String, List<String>> BY_SMS = Map.of("service", List.of("sms"));
    static final Map<String, List<String>> BY_EMAIL = Map.of("service", List.of("email"));

    final UUID someone = UUID.randomUUID();
    final UUID someCase = UUID.randomUUID();

    @AfterEach
    void openAll() {
        for (Channel channel : Channel.values()) {
            gates.resume(channel);
        }
    }

    static JwtRequestPostProcessor as(String role) {
        return jwt().jwt(token -> token.subject("a " + role)).authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }

    ResultActions asking(String path) throws Exception {
        return mvc.perform(get(path).with(as("operator")));
    }

    ResultActions posting(String path) throws Exception {
        return mvc.perform(post(path).with(as("operator")));
    }

    JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    JsonNode figures() throws Exception {
        return read(asking("/api/v1/figures"));
    }

    UUID notificationOf(UUID event) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !decision(event).equals("none yet"));
        return jdbc.sql("select id from notification where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single();
    }

    void awaitDecision(UUID event, String expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(decision(event)).isEqualTo(expected));
    }
}
