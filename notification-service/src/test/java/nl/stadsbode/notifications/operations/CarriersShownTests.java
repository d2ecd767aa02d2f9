package nl.stadsbode.notifications.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.stadsbode.notifications.carriers.HandOver;
import nl.stadsbode.notifications.flow.CountingCarrier;
import nl.stadsbode.notifications.residents.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import tools.jackson.databind.JsonNode;

/** How carriers do, and when what failed for a while is tried again, where an operator looks. */
class CarriersShownTests extends OperationsTest {

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void whoeverWasAwayIsTriedAgain() {
        CLOCK.forward(Duration.ofMinutes(2));
        UUID other = UUID.randomUUID();
        resident(other, 1, BY_EMAIL);
        resident(someone, 1, BY_SMS);
        awaitWell(EMAIL, other);
        awaitWell(SMS, someone);
    }

    private String page() throws Exception {
        return mvc.perform(get("/").with(oidcLogin().authorities(new SimpleGrantedAuthority("ROLE_operator"))))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("??"))))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private double well(CountingCarrier carrier) {
        return meters.get("stadsbode.carrier.well")
                .tag("carrier", carrier.name())
                .gauge()
                .value();
    }

    private double troubles(CountingCarrier carrier) {
        return meters.get("stadsbode.carrier.troubles")
                .tag("carrier", carrier.name())
                .functionCounter()
                .count();
    }

    @Test
    void a_carrier_that_is_away_is_shown_with_its_reason_and_the_moment_of_the_next_try() throws Exception {
        SMS.answer = parcel -> new HandOver.Away("not-reachable");
        UUID held = change(UUID.randomUUID(), 1, "service", someone);
        await().until(() -> !gates.carrier(SMS.name()).doesWell());
        awaitStates(held, "sms ready");

        JsonNode channel = read(asking("/api/v1/channels")).get("channels").get(0);
        assertThat(channel.get("channel").asString()).isEqualTo("sms");
        assertThat(channel.get("state").asString()).isEqualTo("carrier-away");
        JsonNode carrier = channel.get("carriers").get(0);
        assertThat(carrier.get("name").asString()).isEqualTo(SMS.name());
        assertThat(carrier.get("state").asString()).isIn("away", "on-trial");
        assertThat(carrier.get("reason").asString()).isEqualTo("not-reachable");
        assertThat(Instant.parse(carrier.get("retryAt").asString()))
                .isAfter(Instant.parse(carrier.get("since").asString()));
        assertThat(page()).contains("data-carrier=\"counting-sms\"", "De bezorger is niet te bereiken.");
        asking("/actuator/health")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.components.carriers.status").value("UP"))
                .andExpect(jsonPath("$.components.carriers.details.counting-sms.reason")
                        .value("not-reachable"));
        assertThat(well(SMS)).isZero();
        assertThat(troubles(SMS)).isPositive();
        assertThat(well(EMAIL)).isOne();

        SMS.answer = CountingCarrier::accept;
        CLOCK.forward(Duration.ofMinutes(2));
        awaitStates(held, "sms sent");
        for (int i = 0; i < 3; i++) {
            awaitStates(change(UUID.randomUUID(), 1, "service", someone), "sms sent");
        }

        await().until(() -> well(SMS) == 1);
        assertThat(gates.open(Channel.SMS)).isTrue();
        assertThat(read(asking("/api/v1/channels"))
                        .get("channels")
                        .get(0)
                        .get("state")
                        .asString())
                .isEqualTo("open");
    }

    @Test
    void the_next_try_and_the_last_moment_are_shown_of_what_failed_for_a_while() throws Exception {
        SMS.answer = parcel -> new HandOver.Later("temporary-error");
        UUID event = change(someCase, 1, "service", someone);
        Instant before = CLOCK.instant();
        awaitStates(event, "sms temporary-failure");

        JsonNode delivery = read(asking("/api/v1/notifications/" + notificationOf(event)))
                .get("notification")
                .get("deliveries")
                .get(0);
        Instant next = Instant.parse(delivery.get("notBefore").asString());
        Instant deadline = Instant.parse(delivery.get("deadline").asString());

        assertThat(next).isBetween(before.plusSeconds(25), CLOCK.instant().plusSeconds(36));
        assertThat(deadline).isBetween(before.plus(Duration.ofHours(71)), before.plus(Duration.ofHours(73)));
        mvc.perform(get("/notifications/" + notificationOf(event))
                        .with(oidcLogin().authorities(new SimpleGrantedAuthority("ROLE_operator"))))
                .andExpect(content().string(containsString("Volgende poging")))
                .andExpect(content().string(containsString("Uiterlijk")))
                .andExpect(content().string(not(containsString("??"))));
    }
}
