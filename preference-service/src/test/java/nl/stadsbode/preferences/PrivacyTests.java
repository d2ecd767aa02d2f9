package nl.stadsbode.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is personal stays out of the log, at whatever level someone sets it. */
@ExtendWith(OutputCaptureExtension.class)
class PrivacyTests extends ServiceTest {

    private static final List<String> LOGGERS =
            List.of("nl.stadsbode", "org.springframework.web", "org.springframework.jdbc");

    @Test
    void nothing_personal_is_logged(CapturedOutput output) throws Exception {
        LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
        LOGGERS.forEach(name -> logging.setLogLevel(name, LogLevel.TRACE));
        UUID id;
        try {
            id = aResident();
            stored(id);
            String flawed = ROSA.replace("3011 ad", "0000 ss")
                    .replace("\"sms\": {", "\"number\": \"010 6123456789\", \"sms\": {");
            for (String path : List.of("", "/contact-points/sms", "/address", "/settings")) {
                mvc.perform(
                        with(put("/api/v1/residents/{id}" + path, id), flawed).with(contact()));
            }
            mvc.perform(with(put("/api/v1/residents/{id}", id), ROSA.replace("\"name\"", "R. de Vries"))
                    .with(contact()));
            mvc.perform(with(post("/api/v1/residents/bulk"), "{\"residents\": [" + ROSA + "]}")
                    .with(contact()));
            mvc.perform(get("/api/v1/residents/{id}", id).with(resident(id)));
        } finally {
            LOGGERS.forEach(name -> logging.setLogLevel(name, null));
        }

        assertThat(output.getAll().contains(id.toString())).isTrue();
        assertThat(List.of("12345678", "rosa@", "Vries", "Coolsingel"))
                .noneMatch(personal -> output.getAll().contains(personal));
    }
}
