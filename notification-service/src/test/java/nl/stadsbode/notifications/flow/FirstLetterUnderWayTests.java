package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.notification.TellingAgain;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What becomes of a letter about choosing once it is planned: until it is handed over, and in what is told after it. */
class FirstLetterUnderWayTests extends FirstLetterFlowTest {

    @Autowired
    private TellingAgain tellingAgain;

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
        assertThat(decision(event)).isEqualTo("planned chosen");
        assertThat(published("delivery-status-changed", someCase, 1))
                .filteredOn(data -> data.get("state").asString().equals("sent"))
                .singleElement()
                .satisfies(data -> assertThat(data.path("reason").asString("")).isNotEqualTo("first-letter"));
    }

    @Test
    void a_reminder_does_not_explain_it_again() throws Exception {
        resident(someone, 1, Map.of());
        UUID event = asked(1, "official");
        awaitStates(event, "letter sent");

        CLOCK.forward(Duration.ofDays(7));

        awaitStates(event, "letter sent", "letter sent");
        assertThat(letterOf(event)).contains("Hoe wilt u bericht van ons krijgen?");
        assertThat(letterOf(event, 1)).contains("herinnering").doesNotContain("Hoe wilt u bericht van ons krijgen?");
        assertThat(published("delivery-status-changed", someCase, 2))
                .filteredOn(data -> data.path("reason").asString("").equals("official-by-first-letter"))
                .as("the first one only")
                .extracting(data -> data.get("deliveryId").asString())
                .containsOnly(delivery(event, 0).toString());
    }

    @Test
    void who_was_told_only_how_to_choose_is_not_reminded_of_what_they_were_never_asked() {
        resident(someone, 1, Map.of());
        UUID event = asked(1, "service");
        awaitStates(event, "letter sent");
        resident(someone, 2, Map.of("service", List.of("sms")));
        awaitKnown(someone, 2);

        CLOCK.forward(Duration.ofDays(7));

        await().until(() -> jdbc.sql("select count(*) from reminder where notification_id = ?")
                        .param(notification(event))
                        .query(Integer.class)
                        .single()
                == 0);
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(states(event)).containsExactly("letter sent"));
    }

    @Test
    void what_corrects_news_that_a_letter_about_choosing_did_not_tell_is_told_as_news() {
        resident(someone, 1, Map.of());
        UUID wrong = change(someCase, 1, "service", someone);
        awaitStates(wrong, "letter sent");
        resident(someone, 2, Map.of("service", List.of("sms")));
        awaitKnown(someone, 2);
        awaitWell(SMS, someone);

        UUID corrects = ids.generate();
        String data = new String(changeJson(someCase, corrects, "service", false, someone), StandardCharsets.UTF_8)
                .replace(
                        "\"change\":{\"kind\":\"new\"}",
                        "\"change\":{\"kind\":\"correction\",\"corrects\":\"" + wrong + "\"}");
        assertThat(data).contains(wrong.toString());
        publish("case-status-changed", someCase.toString(), corrects, 2, data.getBytes(StandardCharsets.UTF_8));

        awaitStates(corrects, "sms sent");
        UUID sent = delivery(corrects, 0);
        assertThat(SMS.arrived)
                .filteredOn(parcel -> parcel.deliveryId().equals(sent))
                .singleElement()
                .satisfies(parcel ->
                        assertThat(((Parcel.Sms) parcel).content().text()).doesNotContain("klopte niet"));
    }

    @Test
    void what_was_cancelled_or_expired_before_it_was_handed_over_is_explained_with_the_next_news() throws Exception {
        UUID another = UUID.randomUUID();
        resident(someone, 1, Map.of());
        resident(another, 1, Map.of());
        gates.pause(Channel.LETTER, "olaf", "maintenance");
        UUID cancelled = change(someCase, 1, "service", someone);
        UUID expired = change(UUID.randomUUID(), 1, "service", another);
        awaitStates(cancelled, "letter ready");
        awaitStates(expired, "letter ready");

        cancel(cancelled);
        jdbc.sql("update delivery set deadline = ?::timestamptz where id = ?")
                .params(CLOCK.instant().toString(), delivery(expired, 0))
                .update();
        CLOCK.forward(Duration.ofSeconds(1));
        awaitStates(expired, "letter expired");
        UUID next = change(UUID.randomUUID(), 1, "service", someone);
        UUID nextOfAnother = change(UUID.randomUUID(), 1, "service", another);

        await().untilAsserted(() -> {
            assertThat(decision(next)).isEqualTo("planned first-letter");
            assertThat(decision(nextOfAnother)).isEqualTo("planned first-letter");
        });
    }

    @Test
    void what_was_handed_over_once_is_not_explained_again_where_a_repeat_is_cancelled() throws Exception {
        resident(someone, 1, Map.of());
        UUID event = change(someCase, 1, "service", someone);
        awaitStates(event, "letter sent");
        gates.pause(Channel.LETTER, "olaf", "maintenance");
        tellingAgain.again(notification(event), someone, TellingAgain.By.RESIDENT);
        awaitStates(event, "letter sent", "letter ready");

        cancel(event);
        UUID next = change(UUID.randomUUID(), 1, "service", someone);

        await().untilAsserted(() -> assertThat(decision(next)).isEqualTo("nothing nothing-chosen"));
    }

    @Test
    void the_resident_and_the_contact_centre_read_why() throws Exception {
        resident(someone, 1, Map.of());
        UUID event = asked(1, "service");
        awaitStates(event, "letter sent");
        UUID id = notification(event);

        for (String language : List.of("nl", "en", "tr", "pl", "ar")) {
            mvc.perform(get("/my/messages/" + id + "?lang=" + language)
                            .with(oidcLogin()
                                    .idToken(token -> token.subject("rosa").claim("resident_id", someone.toString()))
                                    .authorities(new SimpleGrantedAuthority("ROLE_resident"))))
                    .andExpect(content().string(not(containsString("??"))))
                    .andExpect(content().string(containsString("id=\"text-not-sent\"")))
                    .andExpect(content()
                            .string(containsString(
                                    switch (language) {
                                        case "nl" -> "Doe dit uiterlijk";
                                        case "en" -> "Please do this by";
                                        default -> "2026";
                                    })))
                    .andExpect(content()
                            .string(containsString(
                                    switch (language) {
                                        case "nl" -> "één keer een brief over hoe u kunt kiezen";
                                        case "en" -> "a letter, once, about how to choose";
                                        case "tr" -> "yalnızca bir kez";
                                        case "pl" -> "jeden raz wysyłamy list";
                                        default -> "مرة واحدة";
                                    })));
        }
        mvc.perform(get("/notifications/" + id)
                        .with(oidcLogin().authorities(new SimpleGrantedAuthority("ROLE_contact"))))
                .andExpect(content().string(containsString("Eén keer gaat er een brief die uitlegt hoe dat kan")))
                .andExpect(content().string(not(containsString("??"))));
    }

    private void cancel(UUID event) throws Exception {
        mvc.perform(post("/api/v1/notifications/" + notification(event) + "/cancel")
                        .with(jwt().jwt(token -> token.subject("olaf"))
                                .authorities(new SimpleGrantedAuthority("ROLE_operator"))))
                .andExpect(status().is2xxSuccessful());
    }

    /** Something is asked, within ten days. */
    private UUID asked(long sequence, String kind) {
        UUID id = ids.generate();
        LocalDate by = LocalDate.ofInstant(CLOCK.instant(), ZoneId.of("Europe/Amsterdam"))
                .plusDays(10);
        String data = new String(changeJson(someCase, id, kind, false, someone), StandardCharsets.UTF_8)
                .replace("\"reaction\":{\"expected\":false}", "\"reaction\":{\"expected\":true,\"by\":\"" + by + "\"}");
        assertThat(data).contains(by.toString());
        publish("case-status-changed", someCase.toString(), id, sequence, data.getBytes(StandardCharsets.UTF_8));
        return id;
    }
}
