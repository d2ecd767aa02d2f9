package nl.stadsbode.notifications.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.testing.AskedQueries.Explained;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.carriers.Receipt;
import nl.stadsbode.notifications.carriers.Receipt.Outcome;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Whatever the service asks its database on the way of a message and for its operators, no table that grows is read whole. */
class WholeTableTests extends FlowTest {

    private static final Map<String, List<String>> ALL_BY_SMS =
            Map.of("service", List.of("sms"), "official", List.of("sms"));

    private final UUID someone = UUID.randomUUID();
    private final UUID someCase = UUID.randomUUID();

    /** The outbox is empty but for what waits; and channels are few, so that the newest of one are soon found. */
    private static final List<String> MAY_DO_SO = List.of(
            "select count(*) from outbox",
            "select n.id, n.event_id, n.case_id, n.change ->> 'caseReference' as case_reference, n.resident_id, n.role,"
                    + " n.state, n.reason, n.channels, n.urgent, n.official, n.announced_at, n.decided_at from notification n"
                    + " where (exists (select from delivery d where d.notification_id = n.id and d.channel = ?))"
                    + " order by n.id desc limit 100");

    @Test
    void no_statement_of_the_send_path_and_of_the_operators_pages_reads_a_whole_table() throws Exception {
        sendInEveryWay();
        lookAtEverything();

        List<Explained> explained = fullTables.explained(CLOCK.instant());

        assertThat(explained)
                .as("what was asked")
                .hasSizeGreaterThan(60)
                .extracting(Explained::sql)
                .anyMatch(sql -> sql.startsWith("with picked as ( select id from delivery"))
                .anyMatch(sql -> sql.startsWith("insert into notification"))
                .anyMatch(sql -> sql.startsWith("update delivery d set state = o.state"))
                .anyMatch(sql -> sql.contains("from receipt r join lateral"))
                .anyMatch(sql -> sql.startsWith("select position, topic, key") && sql.contains("from outbox"));
        assertThat(fullTables.readingAll(explained, MAY_DO_SO)).isEmpty();
        assertThat(fullTables.unused(explained))
                .as("indexes that serve nothing")
                .isEmpty();
    }

    private void sendInEveryWay() throws Exception {
        UUID later = UUID.randomUUID();
        UUID awaiting = change(UUID.randomUUID(), 1, "service", later);
        await().untilAsserted(() -> assertThat(decision(awaiting)).isEqualTo("awaiting-preferences"));
        resident(later, 1, ALL_BY_SMS);
        awaitStates(awaiting, "sms sent");

        resident(someone, 1, ALL_BY_SMS);
        UUID delivered = change(someCase, 1, "service", someone);
        awaitStates(delivered, "sms sent");
        receipts.put(List.of(
                new Receipt(SMS.name(), "ref-" + delivery(delivered), null, Outcome.DELIVERED, null, CLOCK.instant())));
        awaitStates(delivered, "sms delivered");

        SMS.answer = parcel -> new HandOver.Refused("no-such-number");
        UUID letter = change(someCase, 2, "official", someone);
        awaitStates(letter, "sms permanent-failure", "letter sent");
        SMS.answer = parcel -> new HandOver.Unknown("no-answer");
        UUID unknown = change(someCase, 3, "service", true, someone);
        awaitStates(unknown, "sms unknown");
        SMS.answer = CountingCarrier::accept;
        CLOCK.forward(Duration.ofMinutes(16));
        awaitStates(unknown, "sms sent");

        gates.pause(Channel.SMS, "a test", "to change a mind, and to let a deadline pass");
        UUID replanned = change(someCase, 4, "service", someone);
        awaitStates(replanned, "sms ready");
        resident(someone, 2, Map.of("service", List.of("email")));
        await().until(() -> jdbc.sql("select version from resident where id = ?")
                        .param(someone)
                        .query(Long.class)
                        .single()
                == 2);
        gates.resume(Channel.SMS);
        awaitStates(replanned, "sms cancelled", "email sent");

        resident(later, 2, Map.of("service", List.of("sms")));
        gates.pause(Channel.SMS, "a test", "to let a deadline pass");
        UUID expired = change(UUID.randomUUID(), 1, "service", later);
        UUID cancelled = change(UUID.randomUUID(), 1, "service", later);
        awaitStates(expired, "sms ready");
        awaitStates(cancelled, "sms ready");
        mvc.perform(post("/api/v1/notifications/" + notification(cancelled) + "/cancel")
                        .with(operator()))
                .andExpect(status().is2xxSuccessful());
        CLOCK.forward(Duration.ofHours(73));
        awaitStates(expired, "sms expired");
        gates.resume(Channel.SMS);
        mvc.perform(post("/api/v1/notifications/" + notification(expired) + "/retry")
                        .with(operator()))
                .andExpect(status().is2xxSuccessful());
        awaitStates(expired, "sms sent");

        gatherNews();
    }

    private void gatherNews() {
        UUID patient = UUID.randomUUID();
        Map<String, Object> sms =
                Map.of("contactPointId", UUID.randomUUID(), "number", "+31612345678", "verified", true);
        preferences(patient, 1, ALL_BY_SMS, Map.of("name", "R. de Vries", "sms", sms), Map.of("gatherHours", 4));
        UUID patientCase = UUID.randomUUID();
        UUID first = change(patientCase, 1, "service", patient);
        awaitStates(first, "sms scheduled");
        UUID last = change(patientCase, 2, "service", patient);
        awaitStates(last, "sms waiting");
        CLOCK.toNoon();
        CLOCK.forward(Duration.ofHours(4));
        awaitStates(last, "sms sent");
    }

    private void lookAtEverything() throws Exception {
        UUID one = jdbc.sql("select id from notification order by id desc limit 1")
                .query(UUID.class)
                .single();
        for (String path : List.of(
                "/api/v1/notifications",
                "/api/v1/notifications?case=" + someCase,
                "/api/v1/notifications?resident=" + someone,
                "/api/v1/notifications?since=" + CLOCK.instant(),
                "/api/v1/notifications?state=unknown",
                "/api/v1/notifications?state=awaiting-preferences",
                "/api/v1/notifications?channel=sms",
                "/api/v1/notifications?channel=letter&state=returned",
                "/api/v1/notifications/" + one,
                "/api/v1/channels",
                "/api/v1/dead-events",
                "/actuator/prometheus")) {
            mvc.perform(get(path).with(operator())).andExpect(status().isOk());
        }
        mvc.perform(post("/api/v1/notifications/retry").with(operator())).andExpect(status().is2xxSuccessful());
        for (String path : List.of("/", "/notifications/" + one, "/dead-events")) {
            mvc.perform(get(path).with(oidcLogin().authorities(new SimpleGrantedAuthority("ROLE_operator"))))
                    .andExpect(status().isOk());
        }
        // asked for last: since ever they count everything, and have to look at everything
        mvc.perform(get("/api/v1/figures?since=" + CLOCK.instant().minus(Duration.ofHours(1)))
                        .with(operator()))
                .andExpect(status().isOk());
    }

    private static RequestPostProcessor operator() {
        return jwt().jwt(token -> token.subject("an operator"))
                .authorities(new SimpleGrantedAuthority("ROLE_operator"));
    }

    private UUID notification(UUID event) {
        return jdbc.sql("select id from notification where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single();
    }
}
