package nl.stadsbode.deploy.load.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import nl.stadsbode.deploy.load.stack.FakeService.Reply;
import org.junit.jupiter.api.Test;

class CallsTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-01T12:00:00Z"));

    @Test
    void a_call_goes_out_with_an_access_token() {
        try (FakeService service = new FakeService(received -> Reply.ok("{\"fine\":true}"))) {
            assertThat(calls(service)
                            .get(service.address() + "/thing")
                            .path("fine")
                            .asBoolean())
                    .isTrue();

            assertThat(service.received())
                    .containsExactly(new FakeService.Received("GET /thing", "Bearer token-1", ""));
        }
    }

    @Test
    void a_service_that_is_away_is_tried_again_with_the_same_words_until_it_answers() {
        AtomicInteger tries = new AtomicInteger();
        List<Reply> replies = List.of(Reply.none(), new Reply(503, ""), new Reply(500, ""), Reply.ok("{}"));
        try (FakeService service = new FakeService(received -> replies.get(tries.getAndIncrement()))) {
            calls(service).post(service.address() + "/things", Map.of("key", "k-1"));

            assertThat(service.received())
                    .extracting(FakeService.Received::body)
                    .containsExactly(
                            "{\"key\":\"k-1\"}", "{\"key\":\"k-1\"}", "{\"key\":\"k-1\"}", "{\"key\":\"k-1\"}");
            assertThat(clock.waited()).isBetween(Duration.ofMillis(700), Duration.ofMillis(1_400));
        }
    }

    @Test
    void a_token_that_is_rejected_is_replaced() {
        try (FakeService service = new FakeService(
                received -> received.token().equals("Bearer token-1") ? new Reply(401, "") : Reply.ok("{}"))) {
            calls(service).get(service.address() + "/thing");

            assertThat(service.received())
                    .extracting(FakeService.Received::token)
                    .containsExactly("Bearer token-1", "Bearer token-2");
        }
    }

    @Test
    void a_token_is_renewed_before_it_ends() {
        try (FakeService service = new FakeService(received -> Reply.ok("{}"))) {
            Calls calls = calls(service);
            calls.get(service.address() + "/thing");
            clock.of(Duration.ofSeconds(271));
            calls.get(service.address() + "/thing");

            assertThat(service.received().getLast().token()).isEqualTo("Bearer token-2");
        }
    }

    @Test
    void what_is_declined_is_not_tried_again() {
        try (FakeService service = new FakeService(received -> new Reply(422, "{\"detail\":\"no such thing\"}"))) {
            assertThatThrownBy(() -> calls(service).get(service.address() + "/thing?q=1"))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("/thing was refused (422): no such thing");

            assertThat(service.received()).hasSize(1);
        }
    }

    @Test
    void in_the_end_it_gives_up_and_says_what_is_wrong() {
        try (FakeService service = new FakeService(received -> new Reply(503, ""))) {
            assertThatThrownBy(() -> calls(service).get(service.address() + "/thing"))
                    .isInstanceOf(GaveUp.class)
                    .hasMessageContaining("/thing failed for 60 s: it answers 503");

            assertThat(clock.waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        }
    }

    private Calls calls(FakeService service) {
        return new Calls(service.addresses(), Patience.ofMinutes(1), clock, clock);
    }
}
