package nl.stadsbode.notifications.clarity;

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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.stadsbode.chassis.page.Mistakes;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class ClarityTests extends FlowTest {

    @Autowired
    private Clarity clarity;

    @Autowired
    private ClarityLinks links;

    private final UUID rosa = UUID.randomUUID();

    @BeforeEach
    void begin_without_answers() {
        jdbc.sql("delete from clarity").update();
    }

    @Test
    void the_link_in_an_e_mail_counts_one_answer_and_knows_nobody() throws Exception {
        resident(rosa, 1, Map.of("service", List.of("email")));
        change(UUID.randomUUID(), 1, "service", rosa);
        await().until(() -> EMAIL.arrived.size() == 1);
        String html = ((Parcel.Email) EMAIL.arrived.getFirst()).content().html();
        var link = Pattern.compile("http://[^\"]+(/clear/[A-Za-z0-9_-]+)").matcher(html);
        assertThat(link.find()).isTrue();
        String path = link.group(1);

        mvc.perform(get(path))
                .andExpect(status().isOk())
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(content().string(containsString("Was dit bericht duidelijk?")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(post(path))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("ja of nee")));
        for (int i = 0; i < 2; i++) {
            mvc.perform(post(path).param("clear", "no").param("reason", "too-long"))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Dank u wel")));
        }
        mvc.perform(get(path)).andExpect(content().string(containsString("Dank u wel")));

        assertThat(jdbc.sql("select * from clarity").query().listOfRows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("text_version", "nl/environmental-permit 1, nl/common 6")
                        .containsEntry("channel", "email")
                        .containsEntry("language", "nl")
                        .containsEntry("clear", false)
                        .containsEntry("reason", "too-long")
                        .containsEntry("answers", 1));
    }

    @Test
    void an_e_mail_counts_once_whether_it_is_answered_by_its_link_on_the_page_or_by_phone() throws Exception {
        resident(rosa, 1, Map.of("service", List.of("email")));
        UUID event = change(UUID.randomUUID(), 1, "service", rosa);
        await().until(() -> states(event).equals(List.of("email sent")));
        UUID id = jdbc.sql("select id from notification where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single();
        UUID delivery = jdbc.sql("select id from delivery where notification_id = ?")
                .param(id)
                .query(UUID.class)
                .single();

        for (int more = 0; more < 2; more++) {
            URI link = links.ofEmail("nl/environmental-permit 1, nl/common 5", delivery);
            mvc.perform(post(link.getPath()).param("clear", "yes")).andExpect(status().isOk());
        }
        mvc.perform(get("/my/messages/" + id).with(resident()))
                .andExpect(content().string(not(containsString("/clear\""))));
        mvc.perform(post("/my/messages/" + id + "/clear")
                .param("clear", "no")
                .with(resident())
                .with(csrf()));
        mvc.perform(post("/notifications/" + id + "/clear")
                        .param("clear", "no")
                        .with(role("contact"))
                        .with(csrf()))
                .andExpect(flash().attribute("wrong", "desk.clear.notCounted"));

        assertThat(jdbc.sql("select channel || ' ' || clear || ' ' || answers from clarity")
                        .query(String.class)
                        .list())
                .containsExactly("email true 1");
    }

    @Test
    void a_link_that_was_sent_before_links_bore_a_mark_still_counts_once() throws Exception {
        byte[] sealed = personalData.encrypt("nl/passport 1, nl/common 5".getBytes(StandardCharsets.UTF_8), "clarity");
        String before = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);

        for (int more = 0; more < 2; more++) {
            mvc.perform(post("/clear/" + before).param("clear", "yes")).andExpect(status().isOk());
        }

        assertThat(jdbc.sql("select text_version || ' ' || answers from clarity")
                        .query(String.class)
                        .list())
                .containsExactly("nl/passport 1, nl/common 5 1");
    }

    @Test
    void what_is_no_link_of_ours_counts_nothing() throws Exception {
        for (String token : List.of("x", "AAAA", "a".repeat(2_000), "%00")) {
            mvc.perform(post("/clear/" + token).param("clear", "yes")).andExpect(status().is4xxClientError());
        }
        assertThat(jdbc.sql("select count(*) from clarity").query(Long.class).single())
                .isZero();
    }

    @Test
    void another_spelling_of_a_token_counts_no_more() throws Exception {
        for (String version : List.of("nl/a 1", "nl/ab 1", "nl/abc 1")) {
            String token = links.ofEmail(version, UUID.randomUUID()).getPath().replaceFirst(".*/", "");
            String padded = token + "=".repeat((4 - token.length() % 4) % 4);

            mvc.perform(post("/clear/" + token).param("clear", "yes")).andExpect(status().isOk());
            if (!padded.equals(token)) {
                mvc.perform(post("/clear/" + padded).param("clear", "yes")).andExpect(status().isNotFound());
            }
        }
        assertThat(jdbc.sql("select sum(answers) from clarity")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void a_resident_says_it_of_a_message_and_the_contact_centre_for_who_calls_and_each_message_counts_once()
            throws Exception {
        resident(rosa, 1, Map.of());
        UUID event = change(UUID.randomUUID(), 1, "official", rosa);
        await().until(() -> states(event).equals(List.of("letter sent")));
        UUID id = jdbc.sql("select id from notification where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single();

        mvc.perform(get("/my/messages/" + id).with(resident()))
                .andExpect(content().string(containsString("/clear\"")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(post("/my/messages/" + id + "/clear").with(resident()).with(csrf()))
                .andExpect(flash().attribute(Mistakes.NAME, Mistakes.at("clear", "clarity.neither")));
        mvc.perform(post("/my/messages/" + id + "/clear")
                        .param("clear", "yes")
                        .with(resident())
                        .with(csrf()))
                .andExpect(flash().attribute("done", "clarity.thanks"));
        mvc.perform(get("/my/messages/" + id).with(resident()))
                .andExpect(content().string(not(containsString("/clear\""))));
        mvc.perform(get("/notifications/" + id).with(role("contact")))
                .andExpect(content().string(containsString("/clear\"")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(post("/notifications/" + id + "/clear")
                        .param("clear", "no")
                        .with(role("contact"))
                        .with(csrf()))
                .andExpect(flash().attribute("wrong", "desk.clear.notCounted"));

        assertThat(jdbc.sql("select channel || ' ' || clear || ' ' || answers from clarity")
                        .query(String.class)
                        .list())
                .containsExactly("letter true 1");
    }

    @Test
    void the_code_on_a_letter_is_typed_by_its_reader_or_said_to_the_desk_and_counts_once() throws Exception {
        resident(rosa, 1, Map.of());
        UUID event = change(UUID.randomUUID(), 1, "official", rosa);
        await().until(() -> states(event).equals(List.of("letter sent")));
        UUID id = jdbc.sql("select id from notification where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single();
        String code = code(id);
        String typed = code.toLowerCase(Locale.ROOT).replace('0', 'o').replaceAll("(...)", "$1- ");

        mvc.perform(get("/clear"))
                .andExpect(status().isOk())
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(post("/clear").param("code", "K7M")).andExpect(status().isBadRequest());
        mvc.perform(post("/clear").param("code", typed)).andExpect(redirectedUrl("/clear/" + code));
        mvc.perform(get("/clear/" + code))
                .andExpect(content().string(containsString("Was dit bericht duidelijk?")))
                .andExpect(content().string(not(containsString("Vries"))));
        mvc.perform(get("/messages").param("code", typed).with(role("contact")))
                .andExpect(redirectedUrl("/notifications/" + id))
                .andExpect(flash().attribute("done", "desk.ours"));
        mvc.perform(post("/clear/" + code).param("clear", "no").param("reason", "what-to-do"))
                .andExpect(content().string(containsString("Dank u wel")));
        mvc.perform(post("/clear/" + code).param("clear", "yes")).andExpect(status().isOk());
        mvc.perform(post("/notifications/" + id + "/clear")
                        .param("clear", "yes")
                        .with(role("contact"))
                        .with(csrf()))
                .andExpect(flash().attribute("wrong", "desk.clear.notCounted"));

        assertThat(jdbc.sql("select text_version || ' ' || channel || ' ' || clear || ' ' || reason || ' ' || answers"
                                + " from clarity")
                        .query(String.class)
                        .list())
                .containsExactly("nl/environmental-permit 1, nl/common 6 letter false what-to-do 1");
    }

    @Test
    void who_guesses_codes_is_stopped_and_nobody_else() throws Exception {
        resident(rosa, 1, Map.of());
        UUID event = change(UUID.randomUUID(), 1, "official", rosa);
        await().until(() -> states(event).equals(List.of("letter sent")));
        String right = code(jdbc.sql("select id from notification where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single());

        for (int i = 0; i < 10; i++) {
            String wrong = LetterCode.random().printed();
            String address = "2001:db8:1:2::" + i;
            mvc.perform(post("/clear").param("code", wrong).with(from(address))).andExpect(status().isNotFound());
        }

        mvc.perform(post("/clear").param("code", right).with(from("2001:db8:1:2::ff")))
                .andExpect(status().isTooManyRequests())
                .andExpect(content().string(containsString("14 010")));
        mvc.perform(get("/clear/" + right).with(from("2001:db8:1:2::ff"))).andExpect(status().isTooManyRequests());
        mvc.perform(post("/clear/" + right).param("clear", "no").with(from("2001:db8:1:2::ff")))
                .andExpect(status().isTooManyRequests());
        mvc.perform(get("/clear/" + right).with(from("2001:db8:1:3::1"))).andExpect(status().isOk());
        CLOCK.forward(Duration.ofMinutes(11));
        mvc.perform(get("/clear/" + right).with(from("2001:db8:1:2::ff"))).andExpect(status().isOk());
        assertThat(jdbc.sql("select count(*) from clarity").query(Long.class).single())
                .isZero();
    }

    private String code(UUID notification) {
        return jdbc.sql("select letter_code from delivery where notification_id = ?")
                .param(notification)
                .query(String.class)
                .single();
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    @Test
    void figures_are_shown_from_ten_answers_on_and_the_least_clear_come_first() throws Exception {
        WrittenText difficult = new WrittenText("nl/debt-help 4, nl/common 4", Channel.LETTER);
        WrittenText plain = new WrittenText("nl/passport 2, nl/common 4, layouts/email.html 4", Channel.EMAIL);
        WrittenText seldom = new WrittenText("en/passport 1, en/common 4", Channel.SMS);
        for (int i = 0; i < 10; i++) {
            clarity.answer(
                    UUID.randomUUID(), difficult, new Answer(false, i < 6 ? Answer.Reason.DIFFICULT_WORDS : null));
            clarity.answer(UUID.randomUUID(), plain, new Answer(i < 8, null));
        }
        for (int i = 0; i < 9; i++) {
            clarity.answer(UUID.randomUUID(), seldom, new Answer(true, null));
        }

        String page = mvc.perform(get("/clarity").with(role("editor")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("??"))))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page)
                .containsSubsequence(
                        "nl/debt-help 4", "0 %", "Moeilijke woorden", "nl/passport 2, nl/common 4<", "80 %")
                .doesNotContain("en/passport", "layouts");
        mvc.perform(get("/clarity").with(role("contact"))).andExpect(status().isForbidden());
    }

    private OidcLoginRequestPostProcessor resident() {
        return oidcLogin()
                .idToken(token -> token.subject("rosa").claim("resident_id", rosa.toString()))
                .authorities(new SimpleGrantedAuthority("ROLE_resident"));
    }

    private static OidcLoginRequestPostProcessor role(String role) {
        return oidcLogin()
                .idToken(token -> token.subject("somebody"))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
