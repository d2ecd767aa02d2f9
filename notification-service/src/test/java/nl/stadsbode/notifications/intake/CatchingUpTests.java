package nl.stadsbode.notifications.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.stadsbode.chassis.events.KafkaClients;
import nl.stadsbode.notifications.flow.FlowTest;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

class CatchingUpTests extends FlowTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PREFERENCES = "residentPreferences-in-0";
    private static final Map<String, List<String>> BY_SMS = Map.of("service", List.of("sms"));

    private final UUID someone = UUID.randomUUID();

    @Autowired
    private BindingsLifecycleController bindings;

    @Autowired
    private CatchingUp catchingUp;

    @Autowired
    private KafkaClients kafka;

    @AfterEach
    void everything_runs() {
        if (!catchingUp.isRunning()) {
            catchingUp.start();
        }
        bindings.start(PREFERENCES);
        await().atMost(SOON).until(() -> catchingUp.health().getStatus().equals(Status.UP));
    }

    @Test
    void status_changes_wait_at_start_until_the_preferences_are_known() throws Exception {
        stopIntake();
        resident(someone, 1, BY_SMS);
        UUID event = change(UUID.randomUUID(), 1, "service", someone);

        catchingUp.start();

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(catchingUp.health().getDetails()).containsEntry("partitionsBehind", 1));
        assertThat(catchingUp.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(decision(event)).isEqualTo("none yet");
        mvc.perform(get("/actuator/health/readiness")).andExpect(status().isOk());

        bindings.start(PREFERENCES);

        await().atMost(SOON).untilAsserted(() -> assertThat(states(event)).containsExactly("sms sent"));
        assertThat(published("delivery-status-changed", caseOf(event), 1))
                .extracting(data -> data.get("state").asString())
                .doesNotContain("awaiting-preferences");
        mvc.perform(get("/actuator/health").with(jwt().authorities(new SimpleGrantedAuthority("ROLE_operator"))))
                .andExpect(jsonPath("$.components.preferencesReplica.status").value("UP"))
                .andExpect(jsonPath("$.components.preferencesReplica.details.stage")
                        .value("caught-up"));
    }

    @Test
    void the_marks_of_transactions_are_no_backlog() {
        Map<String, Object> transactional = Map.of(
                "bootstrap.servers",
                brokers,
                "transactional.id",
                UUID.randomUUID().toString());
        try (var producer = new KafkaProducer<>(transactional, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (int aborted = 0; aborted < 5; aborted++) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("resident-preferences", someone.toString(), new byte[] {1}));
                producer.abortTransaction();
            }
        }
        stopIntake();

        catchingUp.start();

        await().atMost(SOON).until(() -> catchingUp.health().getStatus().equals(Status.UP));
        assertThat(catchingUp.health().getDetails()).containsEntry("stage", "caught-up");
    }

    @Test
    void the_wait_is_bounded() {
        stopIntake();
        resident(someone, 1, BY_SMS);
        UUID event = change(UUID.randomUUID(), 1, "service", someone);
        CatchingUp impatient = new CatchingUp(
                bindings, new IntakeSettings(Duration.ofSeconds(1)), kafka, "notification-service", Clock.systemUTC());

        impatient.start();
        try {
            await().atMost(SOON).untilAsserted(() -> assertThat(decision(event)).isEqualTo("awaiting-preferences"));
            await().atMost(SOON).until(() -> impatient.health().getStatus().equals(Status.UP));
            assertThat(impatient.health().getDetails())
                    .containsEntry("stage", "given-up")
                    .containsEntry("partitionsBehind", 1);
        } finally {
            impatient.stop();
        }

        bindings.start(PREFERENCES);
        await().atMost(SOON).untilAsserted(() -> assertThat(states(event)).containsExactly("sms sent"));
    }

    private void stopIntake() {
        catchingUp.stop();
        bindings.stop(CatchingUp.STATUS_CHANGES);
        bindings.stop(PREFERENCES);
    }

    private UUID caseOf(UUID event) {
        return jdbc.sql("select case_id from notification where event_id = ?")
                .param(event)
                .query(UUID.class)
                .single();
    }
}
