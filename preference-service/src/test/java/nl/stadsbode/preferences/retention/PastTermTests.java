package nl.stadsbode.preferences.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.util.UUID;
import nl.stadsbode.preferences.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PastTermTests extends ServiceTest {

    @Autowired
    private Forgetting forgetting;

    @Test
    void history_is_forgotten_after_its_term_and_what_holds_now_stays() throws Exception {
        UUID rosa = aResident();
        mvc.perform(with(put("/api/v1/residents/{id}/settings", rosa), "{\"language\": \"en\", \"how\": \"phone\"}")
                .with(contact()));
        jdbc.sql("alter table history disable trigger history_is_append_only").update();
        jdbc.sql("update history set stated_at = stated_at - interval '8 years' where resident_id = ? and version = 1")
                .param(rosa)
                .update();
        jdbc.sql("alter table history enable trigger history_is_append_only").update();

        forgetting.history();

        assertThat(jdbc.sql("select version from history where resident_id = ?")
                        .param(rosa)
                        .query(Long.class)
                        .list())
                .containsExactly(2L);
        assertThat(stored(rosa).get("choices")).hasSize(3);
    }

    @Test
    void a_number_that_stopped_working_long_ago_goes_and_that_is_published_and_an_address_stays() throws Exception {
        UUID rosa = aResident();
        UUID sam = aResident();
        fail(rosa, "sms", "400 days");
        fail(rosa, "letter", "400 days");
        fail(sam, "email", "300 days");

        forgetting.failedContactPoints();

        assertThat(stored(rosa).get("sms").isNull()).isTrue();
        assertThat(stored(rosa).get("address").isNull()).isFalse();
        assertThat(stored(sam).get("email").isNull()).isFalse();
        assertThat(contactIn(published.about(rosa, 2).getLast()).get("sms").isNull())
                .isTrue();
    }

    @Test
    void receipts_are_forgotten_after_their_term_but_not_what_keeps_a_resident_from_coming_back() throws Exception {
        UUID rosa = aResident();
        mvc.perform(delete("/api/v1/residents/{id}", rosa).with(contact()));
        jdbc.sql(
                        "update privacy_job set state = 'complete', finished_at = now() - interval '6 years' where resident_id = ?")
                .param(rosa)
                .update();

        forgetting.receipts();

        assertThat(count("privacy_job where resident_id = ?", rosa)).isZero();
        assertThat(count("resident where id = ?", rosa)).isOne();
    }

    @Test
    void what_is_known_of_a_file_of_the_register_goes_after_its_term_with_its_errors() {
        UUID old = file("91 days");
        UUID recent = file("89 days");

        forgetting.registerFiles();

        assertThat(count("register_import where id = ?", old)).isZero();
        assertThat(count("register_import_error where import_id = ?", old)).isZero();
        assertThat(count("register_import where id = ?", recent)).isEqualTo(1);
        assertThat(count("register_import_error where import_id = ?", recent)).isEqualTo(1);
    }

    private UUID file(String ago) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into register_import (id, received_at, received_by, bytes, lines, state, ended_at)
                        select ?, moment, 'olaf', 1, 2, 'finished', moment from (select now() - ?::interval) as ended(moment)
                        """).params(id, ago).update();
        jdbc.sql("insert into register_import_error (import_id, line, field, code) values (?, 2, 'bsn', 'not-a-bsn')")
                .param(id)
                .update();
        return id;
    }

    private void fail(UUID resident, String channel, String ago) {
        jdbc.sql("""
                        update contact_point set verified_at = null, verified_by = null, verified_how = null,
                            failed_at = now() - ?::interval, failed_why = 'bounced'
                        where resident_id = ? and channel = ?
                        """).params(ago, resident, channel).update();
    }

    private long count(String from, UUID id) {
        return jdbc.sql("select count(*) from " + from)
                .param(id)
                .query(Long.class)
                .single();
    }
}
