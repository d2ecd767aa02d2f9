package nl.stadsbode.preferences.registerimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import nl.stadsbode.preferences.register.Numbers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HostileFilesTests extends RegisterFiles {

    @Test
    void each_line_that_is_wrong_is_told_by_number_column_and_code_and_holds_up_no_other() throws Exception {
        String good = Numbers.next();
        String tomorrow = LocalDate.now().plusDays(2).toString();

        JsonNode ended = takenIn(file(
                resident("111222334"),
                resident(Numbers.next()).replace("inwoner", "=cmd|'/c calc'!A1"),
                resident(Numbers.next()).replace("3011 AD", "0000 SS").replace(";40;", ";veertig;"),
                moved(Numbers.next(), "20261110"),
                resident(Numbers.next()).replace("Vries", ""),
                died(Numbers.next(), tomorrow),
                "inwoner;" + Numbers.next() + ";te weinig",
                "inwoner;\"" + Numbers.next() + "\"extra;;",
                "",
                resident(Numbers.next()).replace("20261101", "20261332"),
                resident(Numbers.next()).replace(";0;;", ";misschien;;"),
                resident(good)));

        assertThat(counts(ended)).isEqualTo("1 new, 0 changed, 0 unchanged, 10 refused");
        assertThat(errors(ended))
                .containsExactlyInAnyOrder(
                        "2 bsn not-a-bsn",
                        "3 bericht unknown-message",
                        "4 huisnummer not-a-house-number",
                        "4 postcode not-a-postcode",
                        "5 bsn unknown-bsn",
                        "6 geslachtsnaam no-name",
                        "7 datum_overlijden in-the-future",
                        "8  number-of-fields",
                        "9  not-csv",
                        "11 datum_bericht not-a-day",
                        "12 geheimhouding not-yes-or-no");
        assertThat(stored(idOf(good)).get("name").asString()).isEqualTo("R.M. de Vries");
    }

    @Test
    void a_quote_that_is_not_closed_and_a_line_of_ten_megabytes_cost_no_other_line() throws Exception {
        String good = Numbers.next();

        JsonNode ended =
                takenIn(file("inwoner;\"" + Numbers.next() + ";Vries", "x".repeat(10 * 1024 * 1024), resident(good)));

        assertThat(counts(ended)).isEqualTo("1 new, 0 changed, 0 unchanged, 2 refused");
        assertThat(errors(ended)).contains("3  line-too-long").hasSize(2);
    }

    @Test
    void a_byte_order_mark_commas_quotes_and_windows_line_ends_are_read() throws Exception {
        String bsn = Numbers.next();
        String content = "\uFEFF"
                + file(resident(bsn).replace("Coolsingel", "\"Cool, singel\"").replace(";", ","))
                        .replace(";", ",")
                        .replace("\n", "\r\n");

        assertThat(counts(takenIn(content))).isEqualTo("1 new, 0 changed, 0 unchanged, 0 refused");

        assertThat(stored(idOf(bsn)).get("address").get("street").asString()).isEqualTo("Cool, singel");
    }

    @Test
    void what_is_no_utf_8_or_no_printer_has_is_refused_by_its_line() throws Exception {
        String plain = Numbers.next();
        String content = file(
                resident(Numbers.next()).replace("Vries", "Vri\u00EBs"),
                resident(Numbers.next()).replace("Vries", "Vri\u0000s"),
                resident(Numbers.next()).replace("Vries", "Vri\u0007s"),
                resident(plain));

        JsonNode ended = ended(bring(content.getBytes(Charset.forName("windows-1252"))));

        assertThat(ended.get("created").asLong()).isOne();
        assertThat(errors(ended))
                .containsExactly(
                        "2 geslachtsnaam not-printable",
                        "3 geslachtsnaam not-printable",
                        "4 geslachtsnaam not-printable");
        assertThat(idOf(plain)).isNotNull();
    }

    @Test
    void somebody_who_is_named_twice_in_a_file_is_what_was_said_last() throws Exception {
        String bsn = Numbers.next();

        JsonNode ended = takenIn(file(
                resident(bsn),
                resident(Numbers.next()),
                moved(bsn, "20261101"),
                resident(bsn),
                moved(bsn, "20261102")));

        assertThat(counts(ended)).isEqualTo("2 new, 3 changed, 0 unchanged, 0 refused");
        assertThat(stored(idOf(bsn)).get("address").get("street").asString()).isEqualTo("Blaak");
    }

    @Test
    void a_file_without_the_columns_that_are_needed_is_not_kept() throws Exception {
        long before = imports();

        brought("bericht;geslachtsnaam\ninwoner;Vries\n".getBytes(StandardCharsets.UTF_8))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.columns[0]").value("bsn"));
        brought(new byte[0]).andExpect(status().isUnprocessableContent());
        brought("x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)).andExpect(status().isUnprocessableContent());

        assertThat(imports()).isEqualTo(before);
    }

    private long imports() {
        return jdbc.sql("select count(*) from register_import")
                .query(Long.class)
                .single();
    }
}
