package nl.stadsbode.notifications.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.flow.CountingCarrier;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.residents.Channel;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.ResultActions;

class OwnMessagesTests extends FlowTest {

    /** No line ends at a hyphen of it, and no right-to-left text turns it round. */
    private static final String IN_ONE_PIECE = "<bdi dir=\"ltr\" class=\"sb-nowrap\">Z-2026-000123</bdi>";

    private final UUID rosa = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @BeforeEach
    void let_the_carriers_do_well() {
        UUID someone = UUID.randomUUID();
        resident(someone, 1, Map.of("service", List.of("sms", "email")));
        awaitWell(SMS, someone);
        SMS.reset();
    }

    @Test
    void who_chose_the_easy_font_has_their_pages_their_letter_and_their_copy_in_it() throws Exception {
        Map<String, Object> home = Map.of(
                "contactPointId",
                UUID.randomUUID(),
                "lines",
                List.of("Coolsingel 40"),
                "postcode",
                "3011AD",
                "city",
                "Rotterdam");
        preferences(rosa, 1, Map.of(), Map.of("name", "R. de Vries", "address", home), Map.of("easyFont", true));
        UUID event = change(someCase, 1, "official", rosa);
        awaitStates(event, "letter sent");
        UUID id = notification(event);
        UUID letter = jdbc.sql("select id from delivery where notification_id = ?")
                .param(id)
                .query(UUID.class)
                .single();

        show(rosa, id)
                .andExpect(content().string(containsString("<html lang=\"nl\" dir=\"ltr\" class=\"sb-easy-font\"")));
        for (String pdf : List.of("/copy", "/letter/" + letter)) {
            byte[] bytes = mvc.perform(get("/my/messages/" + id + pdf).with(signedIn(rosa)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            try (var document = Loader.loadPDF(bytes)) {
                var resources = document.getPage(0).getResources();
                List<String> fonts = new ArrayList<>();
                for (var name : resources.getFontNames()) {
                    fonts.add(resources.getFont(name).getName());
                }
                assertThat(fonts).as(pdf).anyMatch(font -> font.contains("AtkinsonHyperlegible"));
            }
        }
    }

    @Test
    void a_resident_reads_what_was_sent_when_and_why_this_way() throws Exception {
        resident(rosa, 1, Map.of("service", List.of("sms")));
        UUID event = change(someCase, 1, "service", rosa);
        awaitStates(event, "sms sent");

        list(rosa)
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(content().string(containsString("Omgevingsvergunning")))
                .andExpect(content().string(containsString("Z-2026-000123")))
                .andExpect(content().string(containsString("Sms: Verstuurd op")))
                .andExpect(content().string(containsString("Berichten staan hier 91 dagen.")))
                .andExpect(content().string(not(containsString(rosa.toString()))))
                .andExpect(content().string(not(containsString("??"))));
        UUID id = notification(event);
        show(rosa, id)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("U hebt dit zo gekozen.")))
                .andExpect(content().string(containsString("Kenmerk: " + IN_ONE_PIECE)))
                .andExpect(content().string(containsString("Ik heb dit niet gekregen")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/my/messages/" + id + "?lang=en").with(signedIn(rosa)))
                .andExpect(content().string(containsString("You chose this.")))
                .andExpect(content().string(containsString("Environmental permit")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void what_was_sent_in_another_language_than_the_page_says_so_to_who_has_it_read_aloud() throws Exception {
        Map<String, Object> email =
                Map.of("contactPointId", UUID.randomUUID(), "address", "r@example.org", "verified", true);
        Map<String, Object> sms =
                Map.of("contactPointId", UUID.randomUUID(), "number", "+31612345678", "verified", true);
        preferences(
                rosa,
                1,
                Map.of("service", List.of("sms", "email")),
                Map.of("name", "R. de Vries", "sms", sms, "email", email),
                Map.of("language", "ar"));
        UUID event = change(someCase, 1, "service", rosa);
        awaitStates(event, "sms sent");
        again(rosa, notification(event));
        awaitStates(event, "sms sent", "email sent");

        show(rosa, notification(event))
                .andExpect(content().string(containsString("<html lang=\"nl\" dir=\"ltr\"")))
                .andExpect(content().string(containsString("id=\"text-1\" lang=\"ar\" dir=\"rtl\"")))
                .andExpect(content().string(containsString("id=\"text-2\" lang=\"ar\" dir=\"rtl\"")));
        mvc.perform(get("/theme/read-aloud.js"))
                .andExpect(content().string(containsString("text.closest(\"[lang]\").lang")));
    }

    @Test
    void a_letter_and_a_copy_are_pdfs_that_can_be_kept() throws Exception {
        resident(rosa, 1, Map.of());
        UUID event = change(someCase, 1, "official", rosa);
        awaitStates(event, "letter sent");
        UUID id = notification(event);

        show(rosa, id).andExpect(content().string(containsString("Daarom sturen wij u een brief")));
        assertThat(textOf("/my/messages/" + id + "/letter/" + delivery(event))).contains("R. de Vries");
        assertThat(textOf("/my/messages/" + id + "/copy"))
                .contains(
                        "Afschrift van een bericht",
                        "Gemeente Rotterdam",
                        "Z-2026-000123",
                        "Officieel bericht",
                        "Brief")
                .containsPattern("Verstuurd: \\d+ \\p{L}+ \\d{4}, \\d\\d:\\d\\d");
    }

    @Test
    void who_did_not_get_it_is_told_again_by_the_next_channel_that_was_chosen_and_then_by_the_first() throws Exception {
        resident(rosa, 1, Map.of("service", List.of("sms", "email")));
        UUID event = change(someCase, 1, "service", rosa);
        awaitStates(event, "sms sent");
        UUID id = notification(event);

        again(rosa, id)
                .andExpect(redirectedUrl("/my/messages/" + id))
                .andExpect(flash().attribute("done", "own.toldAgain"));
        awaitStates(event, "sms sent", "email sent");
        show(rosa, id).andExpect(content().string(containsString("U liet weten dat u het bericht niet had gekregen")));
        again(rosa, id);
        awaitStates(event, "sms sent", "email sent", "sms sent");
        again(rosa, id);
        awaitStates(event, "sms sent", "email sent", "sms sent", "email sent");
        again(rosa, id).andExpect(flash().attribute("wrong", "own.notToldAgain"));

        show(rosa, id).andExpect(content().string(not(containsString("Ik heb dit niet gekregen"))));
        assertThat(SMS.arrived).hasSize(2);
    }

    @Test
    void what_is_told_again_and_fails_falls_back_as_before() throws Exception {
        resident(rosa, 1, Map.of("official", List.of("sms")));
        UUID event = change(someCase, 1, "official", rosa);
        awaitStates(event, "sms sent");
        UUID id = notification(event);
        again(rosa, id);
        awaitStates(event, "sms sent", "letter sent");
        SMS.answer = parcel -> new HandOver.Refused("invalid-number");

        again(rosa, id);

        awaitStates(event, "sms sent", "letter sent", "sms permanent-failure", "letter sent");
        show(rosa, id)
                .andExpect(content().string(containsString("Het is niet gelukt.")))
                .andExpect(content().string(containsString("Het lukte niet per sms. Daarom sturen wij het zo.")));
        SMS.answer = CountingCarrier::accept;
    }

    @Test
    void what_is_under_way_or_was_never_sent_cannot_be_told_again() throws Exception {
        resident(rosa, 1, Map.of("service", List.of("sms")));
        gates.pause(Channel.SMS, "test", "test");
        try {
            UUID waiting = change(someCase, 1, "service", rosa);
            awaitStates(waiting, "sms ready");
            show(rosa, notification(waiting))
                    .andExpect(content().string(containsString("Wij sturen dit nu.")))
                    .andExpect(content().string(not(containsString("Ik heb dit niet gekregen"))));
            again(rosa, notification(waiting)).andExpect(flash().attribute("wrong", "own.notToldAgain"));
            assertThat(states(waiting)).hasSize(1);
        } finally {
            gates.resume(Channel.SMS);
        }
    }

    @Test
    void what_nobody_chose_to_get_is_there_to_be_read_and_what_residents_are_not_told_is_not() throws Exception {
        resident(rosa, 1, Map.of("official", List.of("email")));
        UUID unchosen = change(someCase, 1, "service", rosa);
        UUID internal = change(someCase, 2, "internal", rosa);
        await().until(() ->
                decision(unchosen).startsWith("nothing") && decision(internal).startsWith("nothing"));

        list(rosa).andExpect(content().string(containsString("Daarom hebben wij niets gestuurd")));
        show(rosa, notification(unchosen)).andExpect(status().isOk());
        show(rosa, notification(internal)).andExpect(status().isNotFound());
        again(rosa, notification(unchosen)).andExpect(flash().attribute("wrong", "own.notToldAgain"));
    }

    @Test
    void who_has_no_number_or_address_that_works_reads_the_news_here_and_who_reads_along_does_not() throws Exception {
        UUID daughter = UUID.randomUUID();
        preferences(daughter, 1, Map.of("service", List.of("email")), Map.of("name", "M. de Vries"), Map.of());
        preferences(
                rosa,
                1,
                Map.of("service", List.of("sms")),
                Map.of("name", "R. de Vries"),
                Map.of("companions", List.of(Map.of("residentId", daughter, "sensitive", false))));
        awaitKnown(daughter, 1);
        awaitKnown(rosa, 1);
        UUID event = change(someCase, 1, "service", rosa);

        show(rosa, notification(event, rosa))
                .andExpect(content().string(containsString("Het nieuws leest u hier.")))
                .andExpect(content().string(containsString("uw kenmerk " + IN_ONE_PIECE)));
        show(daughter, notification(event, daughter))
                .andExpect(content().string(containsString("Daarom konden wij niets sturen.")))
                .andExpect(content().string(not(containsString("leest u hier"))))
                .andExpect(content().string(not(containsString("text-not-sent"))));
    }

    @Test
    void who_reads_along_looks_up_what_they_chose_not_to_be_sent_and_never_what_the_resident_keeps_from_them()
            throws Exception {
        UUID daughter = UUID.randomUUID();
        preferences(daughter, 1, Map.of("service", List.of()), Map.of("name", "M. de Vries"), Map.of());
        readBy(1, List.of(Map.of("residentId", daughter, "sensitive", false)));
        awaitKnown(daughter, 1);
        awaitKnown(rosa, 1);
        UUID plain = notification(change(someCase, 1, "service", rosa), daughter);
        UUID kept = notification(sensitiveChange(someCase, 2, rosa), daughter);

        show(daughter, plain)
                .andExpect(content().string(containsString("U kunt het hier lezen.")))
                .andExpect(content().string(containsString("U leest mee met R. de Vries")));
        show(daughter, kept).andExpect(status().isNotFound());
        list(daughter)
                .andExpect(content().string(containsString("/my/messages/" + plain)))
                .andExpect(content().string(not(containsString("/my/messages/" + kept))));

        readBy(2, List.of(Map.of("residentId", daughter, "sensitive", true)));
        awaitKnown(rosa, 2);
        UUID third = sensitiveChange(someCase, 3, rosa);
        UUID shared = notification(third, daughter);
        show(daughter, shared).andExpect(content().string(containsString("U leest mee met R. de Vries")));
        show(daughter, kept).andExpect(status().isNotFound());
        show(rosa, notification(third, rosa))
                .andExpect(content().string(containsString("<li>Niet verstuurd</li>")))
                .andExpect(content().string(not(containsString("geen berichten te krijgen"))));

        readBy(3, List.of(Map.of("residentId", daughter, "sensitive", false)));
        awaitKnown(rosa, 3);
        show(daughter, shared).andExpect(status().isNotFound());
        show(daughter, plain).andExpect(status().isOk());
        readBy(4, List.of());
        awaitKnown(rosa, 4);
        show(daughter, plain).andExpect(status().isNotFound());
    }

    private void readBy(long version, List<Map<String, Object>> companions) {
        Map<String, Object> sms =
                Map.of("contactPointId", UUID.randomUUID(), "number", "+31612345678", "verified", true);
        preferences(
                rosa,
                version,
                Map.of("service", List.of("sms")),
                Map.of("name", "R. de Vries", "sms", sms),
                Map.of("companions", companions));
    }

    @Test
    void what_arrived_failed_or_came_back_is_said_in_plain_words() throws Exception {
        resident(rosa, 1, Map.of("service", List.of("sms", "email")));
        UUID event = change(someCase, 1, "service", rosa);
        awaitStates(event, "sms sent");
        receipts.put(List.of(new Receipt(
                SMS.name(), "ref-" + delivery(event), null, Receipt.Outcome.DELIVERED, null, CLOCK.instant())));
        awaitStates(event, "sms delivered");
        list(rosa).andExpect(content().string(containsString("Sms: Aangekomen op")));

        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID unknown = change(someCase, 2, "service", rosa);
        awaitStates(unknown, "sms unknown");
        show(rosa, notification(unknown)).andExpect(content().string(containsString("Wij weten niet zeker")));
        SMS.answer = CountingCarrier::accept;
    }

    @Test
    void another_residents_messages_look_as_if_they_were_not_there() throws Exception {
        resident(rosa, 1, Map.of());
        UUID event = change(someCase, 1, "official", rosa);
        awaitStates(event, "letter sent");
        UUID id = notification(event);
        UUID sam = UUID.randomUUID();

        show(sam, id).andExpect(status().isNotFound()).andExpect(content().string(containsString("is er niet")));
        show(sam, UUID.randomUUID()).andExpect(status().isNotFound());
        mvc.perform(get("/my/messages/no-id").with(signedIn(sam))).andExpect(status().isNotFound());
        mvc.perform(get("/my/messages/" + id + "/copy").with(signedIn(sam))).andExpect(status().isNotFound());
        mvc.perform(get("/my/messages/" + id + "/letter/" + delivery(event)).with(signedIn(sam)))
                .andExpect(status().isNotFound());
        again(sam, id).andExpect(flash().attribute("wrong", "own.notThere"));
        mvc.perform(get("/my/messages").with(oidcLogin().authorities(new SimpleGrantedAuthority("ROLE_resident"))))
                .andExpect(content().string(containsString("nog niets laten weten")));
        mvc.perform(get("/my/messages").with(oidcLogin().authorities(new SimpleGrantedAuthority("ROLE_contact"))))
                .andExpect(status().isForbidden());
        mvc.perform(post("/my/messages/" + id + "/not-received").with(signedIn(rosa)))
                .andExpect(status().isForbidden());
        assertThat(states(event)).hasSize(1);
    }

    @Test
    void older_messages_are_a_page_further() throws Exception {
        resident(rosa, 1, Map.of("official", List.of("email")));
        for (int i = 1; i <= 23; i++) {
            change(someCase, i, "service", rosa);
        }
        await().until(() -> jdbc.sql("select count(*) from notification where resident_id = ? and state = 'nothing'")
                        .param(rosa)
                        .query(Long.class)
                        .single()
                == 23);

        String first = list(rosa).andReturn().getResponse().getContentAsString();

        assertThat(first.split("<li>", -1)).hasSize(21);
        String older = first.substring(first.indexOf("/my/messages?before="));
        older = older.substring(0, older.indexOf('"'));
        String second = mvc.perform(get(older).with(signedIn(rosa)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(second.split("<li>", -1)).hasSize(4);
        assertThat(second).doesNotContain("?before=");
    }

    @Test
    void the_contact_centre_has_it_told_again_for_who_calls() throws Exception {
        resident(rosa, 1, Map.of("service", List.of("sms", "email")));
        UUID event = change(someCase, 1, "service", rosa);
        awaitStates(event, "sms sent");
        UUID id = notification(event);

        mvc.perform(get("/notifications/" + id).with(role("contact")))
                .andExpect(content().string(containsString("id=\"again\"")));
        mvc.perform(get("/notifications/" + id).with(role("operator")))
                .andExpect(content().string(not(containsString("id=\"again\""))));
        mvc.perform(post("/notifications/" + id + "/again")
                        .with(role("operator"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/notifications/" + id + "/again")
                        .with(role("contact"))
                        .with(csrf()))
                .andExpect(flash().attribute("done", "notification.toldAgain"));

        awaitStates(event, "sms sent", "email sent");
        show(rosa, id).andExpect(content().string(containsString("omdat u daarom vroeg")));
        mvc.perform(get("/notifications/" + id).with(role("contact")))
                .andExpect(content().string(containsString("op verzoek van de inwoner")));
    }

    @Test
    void the_contact_centre_sees_the_last_messages_and_whether_a_letter_is_ours() throws Exception {
        resident(rosa, 1, Map.of());
        UUID event = change(someCase, 1, "official", rosa);
        awaitStates(event, "letter sent");

        mvc.perform(get("/residents/" + rosa + "/messages").with(role("contact")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Brief: Verstuurd op")))
                .andExpect(content().string(containsString("gaat per brief")))
                .andExpect(content().string(not(containsString("R. de Vries"))))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/residents/" + UUID.randomUUID() + "/messages").with(role("contact")))
                .andExpect(content().string(containsString("niets van ons gekregen")));
        mvc.perform(get("/residents/nobody/messages").with(role("contact"))).andExpect(status().isNotFound());
        mvc.perform(get("/messages?code= " + delivery(event) + " ").with(role("contact")))
                .andExpect(redirectedUrl("/notifications/" + notification(event)))
                .andExpect(flash().attribute("done", "desk.ours"));
        for (String unknown : List.of(UUID.randomUUID().toString(), "1234")) {
            mvc.perform(get("/messages").param("code", unknown).with(role("contact")))
                    .andExpect(status().isNotFound())
                    .andExpect(content().string(containsString("kennen wij niet")));
        }
        mvc.perform(get("/").with(role("contact"))).andExpect(redirectedUrl("/messages"));
        mvc.perform(get("/").with(signedIn(rosa))).andExpect(redirectedUrl("/my/messages"));
        mvc.perform(get("/residents/" + rosa + "/messages").with(signedIn(rosa)))
                .andExpect(status().isForbidden());
    }

    private UUID notification(UUID event) {
        return jdbc.sql("select id from notification where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single();
    }

    /** Once it is decided. */
    private UUID notification(UUID event, UUID recipient) {
        return await().until(
                        () -> jdbc.sql("select id from notification where event_id = ? and resident_id = ?")
                                .params(event, recipient)
                                .query(UUID.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private ResultActions list(UUID resident) throws Exception {
        return mvc.perform(get("/my/messages").with(signedIn(resident)));
    }

    private ResultActions show(UUID resident, UUID notification) throws Exception {
        return mvc.perform(get("/my/messages/" + notification).with(signedIn(resident)));
    }

    private ResultActions again(UUID resident, UUID notification) throws Exception {
        return mvc.perform(post("/my/messages/" + notification + "/not-received")
                .with(csrf())
                .with(signedIn(resident)));
    }

    private String textOf(String pdf) throws Exception {
        byte[] bytes = mvc.perform(get(pdf).with(signedIn(rosa)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static OidcLoginRequestPostProcessor role(String role) {
        return oidcLogin()
                .idToken(token -> token.subject("somebody"))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }

    private static OidcLoginRequestPostProcessor signedIn(UUID resident) {
        return oidcLogin()
                .idToken(token -> token.subject("rosa").claim("resident_id", resident.toString()))
                .authorities(new SimpleGrantedAuthority("ROLE_resident"));
    }
}
