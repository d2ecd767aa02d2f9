package nl.stadsbode.notifications.unsubscribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.testing.Contracts;
import nl.stadsbode.notifications.carriers.Parcel;
import nl.stadsbode.notifications.flow.FlowTest;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class UnsubscribingTests extends FlowTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String COMMAND = "List-Unsubscribe";
    private static final String ONE_CLICK = "One-Click";

    private final UUID someone = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    @Autowired
    private UnsubscribeAddresses addresses;

    @AfterEach
    void open() {
        gates.resume(Channel.EMAIL);
    }

    @Test
    void a_mail_provider_refuses_with_one_request_and_the_owner_of_the_choices_is_told() throws Exception {
        Parcel.Email email = received(change(someCase, 1, "service", someone));

        mvc.perform(post(pathOf(email)).param(COMMAND, ONE_CLICK))
                .andExpect(status().isOk())
                .andExpect(cookie().doesNotExist("JSESSIONID"))
                .andExpect(content().string(containsString("U bent afgemeld")));
        mvc.perform(multipart(pathOf(email)).param(COMMAND, ONE_CLICK)).andExpect(status().isOk());

        List<JsonNode> told = published("contact-point-failed", someone, 2);
        assertThat(told).allSatisfy(data -> {
            Contracts.ours().assertConforms("choice-withdrawn", data);
            assertThat(data.get("topic").asString()).isEqualTo("permits");
            assertThat(data.get("channel").asString()).isEqualTo("email");
            assertThat(data.get("deliveryId").asString())
                    .isEqualTo(email.deliveryId().toString());
        });
    }

    @Test
    void the_page_says_what_will_happen_and_changes_nothing() throws Exception {
        Parcel.Email email = received(change(someCase, 1, "service", someone));

        mvc.perform(get(pathOf(email)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Omgevingsvergunning")))
                .andExpect(content().string(containsString("Bel de gemeente: 14 010.")))
                .andExpect(content().string(containsString("name=\"List-Unsubscribe\" value=\"One-Click\"")))
                .andExpect(content().string(not(containsString("??"))))
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(header().string("Content-Security-Policy", containsString("frame-ancestors 'none'")));
        mvc.perform(get(pathOf(email)).param("lang", "en"))
                .andExpect(content().string(containsString("Environmental permit")))
                .andExpect(content().string(containsString("Send me no more e-mail")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(post(pathOf(email))).andExpect(status().isBadRequest());

        assertThat(jdbc.sql(
                                "select count(*) from outbox where type = 'nl.overheid.inwoners.keuze-ingetrokken' and key = ?")
                        .param(someone.toString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void what_is_refused_already_is_shown_as_such() throws Exception {
        Parcel.Email email = received(change(someCase, 1, "service", someone));
        resident(someone, 2, Map.of("service", List.of()));
        await().atMost(SOON)
                .untilAsserted(() -> mvc.perform(get(pathOf(email)))
                        .andExpect(content().string(containsString("U bent afgemeld")))
                        .andExpect(content().string(not(containsString("<form class=\"sb-form\"")))));
    }

    @Test
    void a_forged_or_torn_address_is_not_found() throws Exception {
        Parcel.Email email = received(change(someCase, 1, "service", someone));
        Parcel.Email other = received(change(someCase, 2, "service", someone));
        String path = pathOf(email);
        String seal = path.substring(path.lastIndexOf('/') + 1);
        String changed = (seal.charAt(20) == 'A' ? 'B' : 'A') + seal.substring(21);

        for (String forged : List.of(
                "/unsubscribe/" + email.deliveryId(),
                "/unsubscribe/" + email.deliveryId() + "/",
                "/unsubscribe/" + other.deliveryId() + "/" + seal,
                "/unsubscribe/" + email.deliveryId() + "/" + seal.substring(0, 20) + changed,
                "/unsubscribe/" + email.deliveryId() + "/" + "A".repeat(5_000),
                "/unsubscribe/" + email.deliveryId() + "/not base64",
                "/unsubscribe/nobody/" + seal,
                URI.create(addresses.of(UUID.randomUUID()).toString()).getPath())) {
            mvc.perform(get(forged))
                    .andExpect(status().isNotFound())
                    .andExpect(content().string(containsString("Deze link werkt niet")));
            mvc.perform(post(forged).param(COMMAND, ONE_CLICK)).andExpect(status().isNotFound());
        }
    }

    @Test
    void an_official_message_cannot_be_refused() throws Exception {
        resident(someone, 1, Map.of("official", List.of("email")));
        Parcel.Email email = received(change(someCase, 1, "official", someone));

        assertThat(email.unsubscribe()).isNull();
        assertThat(email.content().text()).doesNotContain("unsubscribe");
        mvc.perform(post(addresses.of(email.deliveryId()).getPath()).param(COMMAND, ONE_CLICK))
                .andExpect(status().isNotFound());
    }

    @Test
    void what_waits_as_email_when_the_choice_is_withdrawn_is_planned_again() {
        resident(someone, 1, Map.of("service", List.of("email", "sms")));
        await().atMost(SOON).until(() -> known(someone) == 1);
        gates.pause(Channel.EMAIL, "olaf", "test");
        UUID event = change(someCase, 1, "service", someone);
        await().atMost(SOON).untilAsserted(() -> assertThat(states(event)).containsExactly("email ready"));

        resident(someone, 2, Map.of("service", List.of("sms")));
        await().atMost(SOON).until(() -> known(someone) == 2);
        gates.resume(Channel.EMAIL);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(states(event)).containsExactly("email cancelled", "sms sent"));
        assertThat(EMAIL.arrived).isEmpty();
    }

    private long known(UUID resident) {
        return jdbc.sql("select version from resident where id = ?")
                .param(resident)
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private Parcel.Email received(UUID event) {
        if (known(someone) < 0) {
            resident(someone, 1, Map.of("service", List.of("email"), "official", List.of("email")));
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(states(event)).containsExactly("email sent"));
        return (Parcel.Email) EMAIL.arrived.getLast();
    }

    @Test
    void the_link_in_the_mail_is_as_good_as_the_one_in_its_header() throws Exception {
        Parcel.Email email = received(change(someCase, 1, "service", someone));
        String link = email.content()
                .text()
                .lines()
                .filter(line -> line.startsWith("Stuur mij hierover geen e-mail meer: "))
                .map(line -> line.substring(line.indexOf("http")))
                .findFirst()
                .orElseThrow();

        assertThat(email.content().html()).contains("href=\"" + link + "\"");
        mvc.perform(get(URI.create(link).getPath()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Geen e-mail meer?")));
    }

    private static String pathOf(Parcel.Email email) {
        return email.unsubscribe().getPath();
    }
}
