package nl.stadsbode.chassis.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BulkheadTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void more_than_it_can_do_is_turned_away_to_be_sent_again() throws Exception {
        Bulkhead bulkhead = new Bulkhead(new OverloadSettings(1, 0, Duration.ofSeconds(1)), registry);
        MockHttpServletResponse answer = new MockHttpServletResponse();

        bulkhead.doFilter(
                get("/cases"),
                new MockHttpServletResponse(),
                (request, response) -> bulkhead.doFilter(get("/cases/1"), answer, (inner, unused) -> {
                    throw new AssertionError("was served although the place was taken");
                }));

        assertThat(registry.counter("stadsbode.requests.turned.away").count()).isOne();
        assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
        assertThat(answer.getStatus()).isEqualTo(503);
    }

    @Test
    void who_waits_is_served_when_a_place_is_free() throws Exception {
        Bulkhead bulkhead = new Bulkhead(new OverloadSettings(1, 1, Duration.ofMinutes(1)), registry);
        CountDownLatch served = new CountDownLatch(1);
        Thread second = new Thread(() -> serve(bulkhead, served));

        bulkhead.doFilter(get("/cases"), new MockHttpServletResponse(), (request, response) -> {
            second.start();
            while (second.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        });

        second.join(Duration.ofSeconds(10));
        assertThat(served.getCount()).isZero();
        assertThat(registry.counter("stadsbode.requests.turned.away").count()).isZero();
    }

    @Test
    void health_is_told_however_busy_it_is() throws Exception {
        Bulkhead bulkhead = new Bulkhead(new OverloadSettings(1, 0, Duration.ofSeconds(1)), registry);
        CountDownLatch served = new CountDownLatch(1);

        bulkhead.doFilter(
                get("/cases"),
                new MockHttpServletResponse(),
                (request, response) -> bulkhead.doFilter(
                        get("/actuator/health"), new MockHttpServletResponse(), (inner, unused) -> served.countDown()));

        assertThat(served.getCount()).isZero();
    }

    @Test
    void a_place_is_given_back_after_a_failure() throws Exception {
        Bulkhead bulkhead = new Bulkhead(new OverloadSettings(1, 0, Duration.ofSeconds(1)), registry);
        CountDownLatch served = new CountDownLatch(1);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> bulkhead.doFilter(get("/cases"), new MockHttpServletResponse(), (request, response) -> {
                            throw new java.io.IOException("broken");
                        })))
                .isInstanceOf(java.io.IOException.class);
        serve(bulkhead, served);

        assertThat(served.getCount()).isZero();
    }

    private static void serve(Bulkhead bulkhead, CountDownLatch served) {
        try {
            bulkhead.doFilter(get("/cases"), new MockHttpServletResponse(), (request, response) -> served.countDown());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static MockHttpServletRequest get(String path) {
        return new MockHttpServletRequest("GET", path);
    }
}
