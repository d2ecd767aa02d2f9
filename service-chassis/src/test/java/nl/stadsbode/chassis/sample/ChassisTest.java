package nl.stadsbode.chassis.sample;

import com.fasterxml.uuid.NoArgGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import nl.stadsbode.chassis.events.Event;
import nl.stadsbode.chassis.outbox.Outbox;
import nl.stadsbode.chassis.testing.RealServersTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The sample service on real servers, with a broker that asks who it is; one context for all tests of it. */
@RealServersTest(topics = "words", guarded = true)
@ContextConfiguration(classes = SampleService.class)
@TestPropertySource(
        properties = {
            "stadsbode.security.residents.sign-in-at=http://preferences.test",
            "server.forward-headers-strategy=native"
        })
public abstract class ChassisTest {

    @Autowired
    SampleService service;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Autowired
    NoArgGenerator ids;

    @Autowired
    Clock clock;

    @BeforeEach
    void empty() {
        service.words.clear();
        service.databaseAway.set(false);
        service.questionsUnderstood.set(false);
        jdbc.sql("delete from dead_event").update();
    }

    void say(String... words) {
        transaction.executeWithoutResult(
                status -> outbox.append(Arrays.stream(words).map(this::word).toList()));
    }

    Event word(String word) {
        return new Event(
                ids.generate(),
                "nl.example.said",
                "words",
                "one-key",
                "subject",
                clock.instant(),
                1,
                "word",
                null,
                word.getBytes(StandardCharsets.UTF_8));
    }

    long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
