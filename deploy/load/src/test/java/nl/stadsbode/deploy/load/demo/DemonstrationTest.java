package nl.stadsbode.deploy.load.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import nl.stadsbode.deploy.load.stack.FakeService;
import nl.stadsbode.deploy.load.stack.FakeService.Received;
import nl.stadsbode.deploy.load.stack.FakeService.Reply;
import nl.stadsbode.deploy.load.stack.SettableClock;
import org.junit.jupiter.api.Test;

class DemonstrationTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private String missing = "none";
    private String receivedAt = NOW.plusMillis(400).toString();

    @Test
    void succeeds_when_an_sms_an_email_and_a_letter_have_arrived() {
        assertThat(play(Locale.ENGLISH)).isTrue();
        assertThat(play(Locale.of("nl"))).isTrue();
    }

    @Test
    void fails_when_one_does_not_arrive_in_time() {
        for (String channel : new String[] {"sms", "email", "letter"}) {
            missing = channel;
            assertThat(play(Locale.ENGLISH)).isFalse();
        }
    }

    @Test
    void what_arrived_in_an_earlier_demo_does_not_count() {
        receivedAt = NOW.minusSeconds(60).toString();

        assertThat(play(Locale.ENGLISH)).isFalse();
    }

    @Test
    void both_languages_have_the_same_words() {
        for (String key : new String[] {"begin", "sms", "email", "letter", "see", "all", "channel.sms"}) {
            assertThat(Words.in(Locale.of("nl")).say(key, "a", "b")).isNotBlank();
            assertThat(Words.in(Locale.GERMAN).say(key, "a", "b")).isNotBlank();
        }
        assertThat(Words.in(Locale.of("nl")).say("seconds", 0.4)).isEqualTo("0,4 seconden");
    }

    private boolean play(Locale language) {
        try (FakeService service = new FakeService(this::answer)) {
            return new Demonstration(service.addresses(), Words.in(language), clock, clock).play();
        }
    }

    private Reply answer(Received received) {
        String call = received.call();
        if (call.contains("channel=" + missing)) {
            return Reply.ok("[]");
        }
        if (call.startsWith("GET /api/messages?")) {
            return Reply.ok("[{\"id\":\"7\",\"receivedAt\":\"%s\"}]".formatted(receivedAt));
        }
        if (call.startsWith("GET /api/messages/7")) {
            return Reply.ok("""
                    {"id": "7", "receivedAt": "%s", "to": "Rosa, Straat 1",
                     "content": {"text": "Er is nieuws", "subject": "Nieuws", "pages": 1, "pdf": "/letter.pdf"}}
                    """.formatted(receivedAt));
        }
        return Reply.ok(
                "{\"results\":[{\"index\":0,\"outcome\":\"told\",\"caseId\":\"c\",\"caseReference\":\"Z-2026-000001\"}]}");
    }
}
