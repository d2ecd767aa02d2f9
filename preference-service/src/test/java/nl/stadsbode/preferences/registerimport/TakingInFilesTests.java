package nl.stadsbode.preferences.registerimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.stadsbode.preferences.register.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class TakingInFilesTests extends RegisterFiles {

    @Test
    void a_new_resident_is_known_without_any_choice_and_gets_what_is_official_by_letter() throws Exception {
        String bsn = Numbers.next();

        JsonNode ended = takenIn(file(resident(bsn)));

        assertThat(counts(ended)).isEqualTo("1 new, 0 changed, 0 unchanged, 0 refused");
        UUID id = idOf(bsn);
        JsonNode stored = stored(id);
        assertThat(stored.get("name").asString()).isEqualTo("R.M. de Vries");
        assertThat(stored.get("address").get("addition").asString()).isEqualTo("B 2");
        assertThat(stored.get("addressState").get("verifiedBy").get("how").asString())
                .isEqualTo("register");
        assertThat(stored.get("choices")).isEmpty();
        var event = published.about(id, 1).getFirst();
        assertThat(contactIn(event).get("address").get("lines").get(0).asString())
                .isEqualTo("Coolsingel 40 B 2");
        assertThat(data(event).get("deceased").asBoolean()).isFalse();
    }

    @Test
    void the_same_file_twice_changes_nothing() throws Exception {
        String bsn = Numbers.next();
        String content = file(resident(bsn), moved(bsn, "20261110"));

        assertThat(counts(takenIn(content))).isEqualTo("1 new, 1 changed, 0 unchanged, 0 refused");
        assertThat(counts(takenIn(content))).isEqualTo("0 new, 0 changed, 2 unchanged, 0 refused");

        assertThat(stored(idOf(bsn)).get("version").asLong()).isEqualTo(2);
    }

    @Test
    void who_moves_gets_letters_at_the_new_address_and_keeps_what_was_chosen() throws Exception {
        String bsn = Numbers.next();
        UUID id = aResident();
        mvc.perform(with(put("/api/v1/residents/{id}/bsn", id), "{\"bsn\": \"" + bsn + "\"}")
                        .with(contact()))
                .andExpect(status().isNoContent());

        assertThat(counts(takenIn(file(moved(bsn, "20261110"))))).isEqualTo("0 new, 1 changed, 0 unchanged, 0 refused");

        JsonNode stored = stored(id);
        assertThat(stored.get("address").get("street").asString()).isEqualTo("Blaak");
        assertThat(stored.get("choices")).hasSize(3);
        var event = published.about(id, 2).getLast();
        assertThat(contactIn(event).get("address").get("postcode").asString()).isEqualTo("3011GA");
        assertThat(contactIn(event).get("address").get("contactPointId").asString())
                .isNotEqualTo(contactIn(published.about(id, 1).getFirst())
                        .get("address")
                        .get("contactPointId")
                        .asString());
        assertThat(history(id)).contains("\"how\":\"register\"", "\"to\":\"replaced\"", "\"to\":\"verified\"");
    }

    @Test
    void a_new_address_ends_the_search_for_one_that_letters_came_back_from_and_the_same_does_not() throws Exception {
        String bsn = Numbers.next();
        takenIn(file(resident(bsn)));
        UUID id = idOf(bsn);
        jdbc.sql("update contact_point set verified_at = null, verified_by = null, verified_how = null,"
                        + " failed_at = now(), failed_why = 'letter-returned' where resident_id = ?")
                .param(id)
                .update();

        takenIn(file(resident(bsn)));
        assertThat(stored(id).get("addressState").get("failed").isNull()).isFalse();

        takenIn(file(moved(bsn, "20261110")));
        assertThat(stored(id).get("addressState").get("failed").isNull()).isTrue();
        assertThat(stored(id).get("addressState").get("verified").asBoolean()).isTrue();
    }

    @Test
    void a_message_that_was_under_way_longer_than_a_newer_one_changes_nothing() throws Exception {
        String bsn = Numbers.next();
        takenIn(file(resident(bsn), moved(bsn, "20261115")));

        assertThat(counts(takenIn(file(resident(bsn))))).isEqualTo("0 new, 0 changed, 1 unchanged, 0 refused");

        assertThat(stored(idOf(bsn)).get("address").get("street").asString()).isEqualTo("Blaak");
    }

    @Test
    void who_died_is_published_as_such_and_a_correction_takes_it_back() throws Exception {
        String bsn = Numbers.next();
        takenIn(file(resident(bsn), died(bsn, "20261120")));
        UUID id = idOf(bsn);

        assertThat(data(published.about(id, 2).getLast()).get("deceased").asBoolean())
                .isTrue();
        assertThat(stored(id).get("deceasedOn").asString()).isEqualTo("2026-11-20");
        mvc.perform(with(put("/api/v1/residents/{id}/settings", id), "{\"language\": \"en\", \"how\": \"desk\"}")
                        .with(contact()))
                .andExpect(status().isUnprocessableContent());

        takenIn(file("overlijden-hersteld;" + bsn + ";;;;;;;;;;;;;;;;20261126"));

        assertThat(data(published.about(id, 3).getLast()).get("deceased").asBoolean())
                .isFalse();
        assertThat(stored(id).get("deceasedOn").isNull()).isTrue();
        assertThat(history(id))
                .contains("{\"what\":\"deceased\",\"to\":\"true\"}", "{\"what\":\"deceased\",\"to\":\"false\"}");
    }

    @Test
    void a_secret_address_is_used_for_letters_and_answered_to_nobody() throws Exception {
        String bsn = Numbers.next();
        takenIn(file(resident(bsn), "geheimhouding;" + bsn + ";;;;;;;;;;;;;;7;;20261110"));
        UUID id = idOf(bsn);

        var address = contactIn(published.about(id, 2).getLast()).get("address");
        assertThat(address.get("secret").asBoolean()).isTrue();
        assertThat(address.get("city").asString()).isEqualTo("ROTTERDAM");
        assertThat(stored(id).get("secretAddress").asBoolean()).isTrue();
        assertThat(stored(id).get("address").isNull()).isTrue();

        mvc.perform(with(put("/api/v1/residents/{id}", id), "{\"name\": \"R. de Vries\"}")
                        .with(contact()))
                .andExpect(status().isOk());
        assertThat(contactIn(published.about(id, 3).getLast()).get("address").isNull())
                .as("who cannot see an address does not take it away by leaving it out")
                .isFalse();

        takenIn(file(moved(bsn, "20261111")));
        assertThat(stored(id).get("secretAddress").asBoolean())
                .as("a move that does not speak of it ends no secrecy")
                .isTrue();
    }

    @Test
    void somebody_abroad_is_written_to_there() throws Exception {
        String bsn = Numbers.next();

        takenIn(file("inwoner;" + bsn + ";Peeters;Jan;;;;;;;;BE;Meir 1 bus 2;2000 Antwerpen;;;;20261101"));

        JsonNode address = stored(idOf(bsn)).get("address");
        assertThat(address.get("country").asString()).isEqualTo("BE");
        assertThat(address.get("lines")).hasSize(2);
    }

    @Test
    void an_import_that_was_stopped_goes_on_where_it_was_and_counts_no_line_twice() throws Exception {
        String stops = Numbers.next();
        String before = lines(1_100);
        String after = lines(700);
        stopAt("2001-01-01", "P0001");
        UUID file = bring(HEADER + "\n" + before + resident(stops).replace("20261101", "20010101") + "\n" + after);

        org.awaitility.Awaitility.await()
                .until(() -> progress(file).get("linesRead").asLong() == 1_001);
        goOn();
        jdbc.sql("update register_import set lease_until = now() - interval '1 minute' where id = ?")
                .param(file)
                .update();
        JsonNode ended = ended(file);

        assertThat(counts(ended)).isEqualTo("1801 new, 0 changed, 0 unchanged, 0 refused");
        assertThat(ended.get("linesRead").asLong())
                .isEqualTo(ended.get("lines").asLong())
                .isEqualTo(1_802);
        assertThat(jdbc.sql("select count(*) from register_import_part where import_id = ?")
                        .param(file)
                        .query(Long.class)
                        .single())
                .as("what was brought is not kept longer than needed")
                .isZero();
    }

    @Test
    void a_line_that_the_database_refuses_costs_no_other() throws Exception {
        String refused = Numbers.next();
        stopAt("2002-02-02", "23514");
        JsonNode ended;
        try {
            ended = takenIn(HEADER + "\n" + lines(3) + "inwoner;1;2\n"
                    + resident(refused).replace("20261101", "20020202") + "\n" + lines(3));
        } finally {
            goOn();
        }

        assertThat(counts(ended)).isEqualTo("6 new, 0 changed, 0 unchanged, 2 refused");
        assertThat(errors(ended)).containsExactly("5  number-of-fields", "6  refused-by-database");
    }

    @Test
    void a_file_that_cannot_be_read_any_more_ends_as_broken_and_holds_up_no_later_one() throws Exception {
        UUID file = UUID.randomUUID();
        jdbc.sql("insert into register_import (id, received_at, received_by, bytes, lines, state)"
                        + " values (?, now(), 'olaf', 1, 1, 'waiting')")
                .param(file)
                .update();
        jdbc.sql("insert into register_import_part (import_id, number, content) values (?, 0, 'x')")
                .param(file)
                .update();

        assertThat(counts(takenIn(file(resident(Numbers.next()))))).startsWith("1 new");

        assertThat(ended(file).get("state").asString()).isEqualTo("broken");
    }

    @Test
    void what_was_brought_lies_encrypted_and_a_number_is_in_no_event_history_log_or_column(CapturedOutput output)
            throws Exception {
        LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
        String bsn = Numbers.next();
        logging.setLogLevel("nl.stadsbode", LogLevel.TRACE);
        logging.setLogLevel("org.springframework.jdbc", LogLevel.TRACE);
        logging.setLogLevel("org.springframework.web", LogLevel.TRACE);
        UUID id;
        try {
            takenIn(file(resident(bsn), moved(bsn, "20261110"), died(bsn, "20261120")));
            id = idOf(bsn);
            stored(id);
        } finally {
            logging.setLogLevel("nl.stadsbode", null);
            logging.setLogLevel("org.springframework.jdbc", null);
            logging.setLogLevel("org.springframework.web", null);
        }

        assertThat(output.getAll()).contains(id.toString()).doesNotContain(bsn, "Blaak", "Vries");
        assertThat(history(id)).doesNotContain(bsn);
        published.about(id, 3).forEach(event -> {
            assertThat(event.key()).doesNotContain(bsn);
            assertThat(new String(event.value(), StandardCharsets.UTF_8)).doesNotContain(bsn);
            assertThat(contactIn(event).toString()).doesNotContain(bsn);
            event.headers()
                    .forEach(header -> assertThat(new String(header.value(), StandardCharsets.UTF_8))
                            .doesNotContain(bsn));
        });
        assertThat(jdbc.sql("select bsn, bsn_hash from registered where resident_id = ?")
                        .param(id)
                        .query((row, number) -> new String(row.getBytes("bsn"), StandardCharsets.ISO_8859_1)
                                + new String(row.getBytes("bsn_hash"), StandardCharsets.ISO_8859_1))
                        .single())
                .doesNotContain(bsn);
    }

    private String history(UUID id) throws Exception {
        return mvc.perform(get("/api/v1/residents/{id}/history", id).with(contact()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static String lines(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(line -> resident(Numbers.next()) + "\n")
                .collect(Collectors.joining());
    }

    /** From now on the database refuses what is dated so. */
    private void stopAt(String day, String sqlState) {
        jdbc.sql("""
                        create or replace function stop_at() returns trigger language plpgsql as
                        $$ begin if new.as_of = '%s' then raise exception 'stop' using errcode = '%s'; end if;
                        return new; end $$
                        """.formatted(day, sqlState)).update();
        jdbc.sql(
                        "create or replace trigger stop_at before insert on registered for each row execute function stop_at()")
                .update();
    }

    private void goOn() {
        jdbc.sql("drop trigger stop_at on registered").update();
    }
}
