package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.residents.Channel;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who never chose is told once, by letter, how that is done. */
class FirstLetterTests extends FlowTest {

    private static final int A_DAY = 1_000;

    private final UUID someone = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @Autowired
    private MeterRegistry meters;

    @AfterEach
    void let_letters_go() {
        gates.resume(Channel.LETTER);
        jdbc.sql("delete from knows_how_to_choose where how = 'letter'").update();
    }

    @Test
    void the_first_news_that_nobody_chose_brings_a_letter_about_choosing_and_what_follows_brings_none()
            throws Exception {
        double before = counted("letter");
        resident(someone, 1, Map.of());

        UUID first = change(someCase, 1, "service", someone);
        awaitStates(first, "letter sent");
        UUID later = change(UUID.randomUUID(), 1, "service", someone);
        UUID official = change(UUID.randomUUID(), 1, "official", someone);
        awaitStates(official, "letter sent");

        assertThat(decision(first)).isEqualTo("planned first-letter");
        await().untilAsserted(() -> assertThat(decision(later)).isEqualTo("nothing nothing-chosen"));
        assertThat(decision(official)).isEqualTo("planned official-by-letter");
        assertThat(letterOf(first))
                .contains("Zo kiest u hoe u bericht van ons krijgt", "Z-2026-000123", "localhost:8082", "14 010")
                .contains("U hoeft niet te kiezen.", "U krijgt deze brief één keer")
                .doesNotContain("ontvangen", "Wilt u voortaan liever");
        assertThat(letterOf(official)).doesNotContain("Hoe wilt u bericht van ons krijgen?");
        assertThat(counted("letter")).isEqualTo(before + 1);
        assertThat(published("delivery-status-changed", someCase, 1))
                .allSatisfy(data -> assertThat(data.get("reason").asString()).isEqualTo("first-letter"));
    }

    @Test
    void an_official_letter_encloses_it_and_no_letter_of_its_own_follows() throws Exception {
        resident(someone, 1, Map.of());

        UUID official = change(someCase, 1, "official", someone);
        awaitStates(official, "letter sent");
        UUID later = change(someCase, 2, "service", someone);

        await().untilAsserted(() -> assertThat(decision(later)).isEqualTo("nothing nothing-chosen"));
        assertThat(decision(official)).isEqualTo("planned official-by-first-letter");
        assertThat(letterOf(official))
                .contains("alleen een aankondiging", "Hoe wilt u bericht van ons krijgen?", "U hoeft niet te kiezen.");
    }

    @Test
    void of_much_news_at_once_and_the_same_news_again_one_brings_it() {
        resident(someone, 1, Map.of());
        List<UUID> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            UUID event = ids.generate();
            UUID ofCase = UUID.randomUUID();
            for (int again = 0; again < 3; again++) {
                publish(
                        "case-status-changed",
                        ofCase.toString(),
                        event,
                        1,
                        changeJson(ofCase, event, i % 2 == 0 ? "service" : "official", false, someone));
            }
            events.add(event);
        }

        await().untilAsserted(() -> assertThat(events)
                .noneMatch(event ->
                        decision(event).startsWith("none") || decision(event).startsWith("awaiting")));
        assertThat(events)
                .filteredOn(event -> decision(event).contains("first-letter"))
                .hasSize(1);
    }

    @Test
    void what_came_before_the_preferences_brings_it_once_as_well() {
        List<UUID> events = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            events.add(change(UUID.randomUUID(), 1, "service", someone));
        }
        await().untilAsserted(() ->
                assertThat(events).allMatch(event -> decision(event).startsWith("awaiting")));

        resident(someone, 1, Map.of());

        await().untilAsserted(() ->
                assertThat(events).noneMatch(event -> decision(event).startsWith("awaiting")));
        assertThat(events)
                .filteredOn(event -> decision(event).contains("first-letter"))
                .hasSize(1);
    }

    @Test
    void who_chose_once_and_took_it_back_knows_how() {
        resident(someone, 1, Map.of("service", List.of("sms")));
        awaitKnown(someone, 1);
        resident(someone, 2, Map.of());
        awaitKnown(someone, 2);

        UUID event = change(someCase, 1, "service", someone);

        await().untilAsserted(() -> assertThat(decision(event)).isEqualTo("nothing nothing-chosen"));
    }

    @Test
    void the_dead_and_those_who_paused_or_whose_address_is_not_known_get_none() {
        UUID dead = UUID.randomUUID();
        UUID paused = UUID.randomUUID();
        preferences(dead, 1, Map.of(), home("Coolsingel 40"), Map.of("deceased", true));
        preferences(paused, 1, Map.of(), home("Coolsingel 40"), Map.of("pausedUntil", tomorrow()));
        preferences(someone, 1, Map.of(), home(null), Map.of());
        awaitKnown(dead, 1);
        awaitKnown(paused, 1);
        awaitKnown(someone, 1);

        UUID toTheDead = change(someCase, 1, "official", dead);
        UUID toPaused = change(someCase, 2, "service", paused);
        UUID toNowhere = change(someCase, 3, "service", someone);

        await().untilAsserted(() -> {
            assertThat(decision(toTheDead)).isEqualTo("nothing recipient-deceased");
            assertThat(decision(toPaused)).isEqualTo("nothing nothing-chosen");
            assertThat(decision(toNowhere)).isEqualTo("nothing nothing-chosen");
        });
        assertThat(jdbc.sql("select count(*) from knows_how_to_choose where resident_id in (?, ?, ?)")
                        .params(dead, paused, someone)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void who_died_before_it_was_printed_gets_none_and_who_moved_gets_it_with_the_next_news() {
        UUID dying = UUID.randomUUID();
        preferences(someone, 1, Map.of(), home("Coolsingel 40"), Map.of());
        preferences(dying, 1, Map.of(), home("Coolsingel 40"), Map.of());
        awaitKnown(someone, 1);
        awaitKnown(dying, 1);
        gates.pause(Channel.LETTER, "olaf", "maintenance");
        UUID toSomeone = change(someCase, 1, "service", someone);
        UUID toDying = change(someCase, 2, "service", dying);
        await().untilAsserted(() -> {
            assertThat(states(toSomeone)).containsExactly("letter ready");
            assertThat(states(toDying)).containsExactly("letter ready");
        });

        preferences(someone, 2, Map.of(), home(null), Map.of());
        preferences(dying, 2, Map.of(), home("Coolsingel 40"), Map.of("deceased", true));
        awaitKnown(someone, 2);
        awaitKnown(dying, 2);
        gates.resume(Channel.LETTER);
        CLOCK.forward(Duration.ofSeconds(1));

        await().untilAsserted(() -> {
            assertThat(states(toSomeone)).containsExactly("letter cancelled");
            assertThat(decision(toSomeone)).isEqualTo("nothing nothing-chosen");
            assertThat(decision(toDying)).isEqualTo("nothing recipient-deceased");
        });
        preferences(someone, 3, Map.of(), home("Meent 1"), Map.of());
        awaitKnown(someone, 3);
        UUID next = change(someCase, 3, "service", someone);
        awaitStates(next, "letter sent");
        assertThat(decision(next)).isEqualTo("planned first-letter");
    }

    @Test
    void who_chose_a_letter_before_it_was_printed_reads_the_news_itself() throws Exception {
        preferences(someone, 1, Map.of(), home("Coolsingel 40"), Map.of());
        awaitKnown(someone, 1);
        gates.pause(Channel.LETTER, "olaf", "maintenance");
        UUID event = change(someCase, 1, "service", someone);
        await().untilAsserted(() -> assertThat(states(event)).containsExactly("letter ready"));

        preferences(someone, 2, Map.of("service", List.of("letter")), home("Coolsingel 40"), Map.of());
        awaitKnown(someone, 2);
        gates.resume(Channel.LETTER);
        CLOCK.forward(Duration.ofSeconds(1));

        awaitStates(event, "letter sent");
        assertThat(letterOf(event)).contains("ontvangen").doesNotContain("Hoe wilt u bericht van ons krijgen?");
    }

    @Test
    void no_more_letters_of_their_own_go_than_a_day_may_cost_and_an_official_one_still_encloses_it() {
        jdbc.sql("""
                        insert into knows_how_to_choose (resident_id, how, since)
                        select gen_random_uuid(), 'letter', ?::timestamptz from generate_series(1, ?)
                        """).params(CLOCK.instant().toString(), A_DAY).update();
        UUID another = UUID.randomUUID();
        resident(someone, 1, Map.of());
        resident(another, 1, Map.of());

        UUID service = change(someCase, 1, "service", someone);
        UUID official = change(UUID.randomUUID(), 1, "official", another);

        await().untilAsserted(() -> {
            assertThat(decision(service)).isEqualTo("nothing nothing-chosen");
            assertThat(decision(official)).isEqualTo("planned official-by-first-letter");
        });
        CLOCK.forward(Duration.ofDays(1));
        UUID nextDay = change(someCase, 2, "service", someone);
        await().untilAsserted(() -> assertThat(decision(nextDay)).isEqualTo("planned first-letter"));
    }

    @Test
    void the_resident_and_the_contact_centre_read_why() throws Exception {
        resident(someone, 1, Map.of());
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "letter sent");
        UUID id = notification(event);

        for (String language : List.of("nl", "en", "tr", "pl", "ar")) {
            mvc.perform(get("/my/messages/" + id + "?lang=" + language)
                            .with(oidcLogin()
                                    .idToken(token -> token.subject("rosa").claim("resident_id", someone.toString()))
                                    .authorities(new SimpleGrantedAuthority("ROLE_resident"))))
                    .andExpect(content().string(not(containsString("??"))))
                    .andExpect(content()
                            .string(containsString(
                                    switch (language) {
                                        case "nl" -> "één keer een brief over hoe u kunt kiezen";
                                        case "en" -> "a letter, once, about how to choose";
                                        case "tr" -> "yalnızca bir kez";
                                        case "pl" -> "jeden raz przyszedł list";
                                        default -> "مرة واحدة";
                                    })));
        }
        mvc.perform(get("/notifications/" + id)
                        .with(oidcLogin().authorities(new SimpleGrantedAuthority("ROLE_contact"))))
                .andExpect(content().string(containsString("Eén keer gaat er een brief die uitlegt hoe dat kan")))
                .andExpect(content().string(not(containsString("??"))));
    }

    private static String tomorrow() {
        return LocalDate.ofInstant(CLOCK.instant(), java.time.ZoneOffset.UTC)
                .plusDays(2)
                .toString();
    }

    private double counted(String way) {
        return meters.counter("stadsbode.notification.first.letters", "way", way)
                .count();
    }

    private static Map<String, Object> home(@Nullable String line) {
        Map<String, Object> contact = new HashMap<>(Map.of("name", "R. de Vries"));
        if (line != null) {
            contact.put(
                    "address",
                    Map.of(
                            "contactPointId",
                            UUID.randomUUID(),
                            "lines",
                            List.of(line),
                            "postcode",
                            "3011AD",
                            "city",
                            "Rotterdam",
                            "country",
                            "NL"));
        }
        return contact;
    }

    private UUID notification(UUID event) {
        return jdbc.sql("select id from notification where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single();
    }

    private String letterOf(UUID event) throws IOException {
        UUID delivery = jdbc.sql("select id from delivery where notification_id = ?")
                .param(notification(event))
                .query(UUID.class)
                .single();
        byte[] pdf = PRINT_HOUSE.letters().stream()
                .filter(letter -> letter.deliveryId().equals(delivery))
                .findFirst()
                .orElseThrow()
                .pdf();
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replace('\u00a0', ' ')
                    .replaceAll("\\s+", " ");
        }
    }
}
