package nl.stadsbode.chassis.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import nl.stadsbode.chassis.processing.ProcessingLog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class ProcessingLogTests extends ChassisTest {

    private static final TestingAuthenticationToken CONNIE =
            new TestingAuthenticationToken("connie", null, "ROLE_contact", "OIDC_USER", "ROLE_operator");

    @Autowired
    private ProcessingLog log;

    private final UUID rosa = UUID.randomUUID();

    @Test
    void who_looked_is_kept_with_the_fields_of_the_standard_and_the_person_is_told_the_role_alone() {
        log.looks(CONNIE, "resident-shown", rosa);
        log.looks(CONNIE, "message-shown", UUID.randomUUID());

        assertThat(log.at(rosa, 10)).singleElement().satisfies(looked -> {
            assertThat(looked.name()).isEqualTo("resident-shown");
            assertThat(looked.role()).isEqualTo("contact operator");
        });
        var row = jdbc.sql("select * from processing_log where data_subject_id = ?")
                .param(rosa)
                .query()
                .singleRow();
        assertThat((String) row.get("trace_id")).matches("[0-9a-f]{32}");
        assertThat((String) row.get("span_id")).matches("[0-9a-f]{16}");
        assertThat(row)
                .containsEntry("status", "Ok")
                .containsEntry("account", "connie")
                .containsEntry("processing_activity_id", "urn:stadsbode:verwerkingsactiviteit:resident-shown")
                .containsEntry("data_subject_id_type", "urn:stadsbode:inwoner");
    }

    @Test
    void who_has_to_account_for_it_reads_it_as_the_standard_names_its_fields_and_nobody_else() throws Exception {
        log.looks(CONNIE, "resident-shown", rosa);

        mvc.perform(get("/api/v1/processing-log/" + rosa).with(as("operator")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].name").value("resident-shown"))
                .andExpect(jsonPath("$[0].status").value("Ok"))
                .andExpect(jsonPath("$[0].trace_id").isNotEmpty())
                .andExpect(jsonPath("$[0].end_time").isNotEmpty())
                .andExpect(
                        jsonPath("$[0].attributes['dpl.core.data_subject_id']").value(rosa.toString()))
                .andExpect(jsonPath("$[0].attributes['stadsbode.account']").value("connie"));
        for (String role : new String[] {"contact", "caseworker", "editor", "resident"}) {
            mvc.perform(get("/api/v1/processing-log/" + rosa).with(as(role))).andExpect(status().isForbidden());
        }
    }

    private static RequestPostProcessor as(String role) {
        return jwt().jwt(token -> token.subject("somebody")).authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }

    @Test
    void nothing_of_it_can_be_changed() {
        log.looks(CONNIE, "resident-shown", rosa);

        assertThatThrownBy(() -> jdbc.sql("update processing_log set account = 'nobody' where data_subject_id = ?")
                        .param(rosa)
                        .update())
                .hasMessageContaining("append-only");
    }

    @Test
    void where_it_cannot_be_written_nothing_is_shown() {
        jdbc.sql("alter table processing_log add constraint full_up check (name <> 'too-much') not valid")
                .update();
        try {
            assertThatThrownBy(() -> log.looks(CONNIE, "too-much", rosa)).isInstanceOf(RuntimeException.class);
        } finally {
            jdbc.sql("alter table processing_log drop constraint full_up").update();
        }
    }
}
