package nl.stadsbode.chassis.overload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import nl.stadsbode.chassis.problem.BareProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves so many requests at once, lets so many wait, and turns the others away with 503 and Retry-After: a service that
 * takes in more than it can do ends without memory, or answers all so late that they were sent again. Whoever asks for
 * health or figures is never turned away.
 */
final class Bulkhead extends OncePerRequestFilter {

    private static final String ACTUATOR = "/actuator/";
    private static final String RETRY_AFTER_SECONDS = "1";

    private final OverloadSettings settings;
    private final Counter turnedAway;
    private final Semaphore places;

    Bulkhead(OverloadSettings settings, MeterRegistry registry) {
        this.settings = settings;
        this.turnedAway = registry.counter("stadsbode.requests.turned.away");
        this.places = new Semaphore(settings.atOnce(), true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + ACTUATOR);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!getsPlace()) {
            turnAway(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    private boolean getsPlace() {
        try {
            return places.tryAcquire()
                    || (places.getQueueLength() < settings.waiting()
                            && places.tryAcquire(settings.longestWait().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Who reads a page gets the page of errors, a program a problem detail. */
    private void turnAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        turnedAway.increment();
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        if (String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE)) {
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
        } else {
            // Not by an exception: whoever is overrun must spend little on saying so.
            BareProblem.write(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "too-busy",
                    "The service is asked more than it can do. Nothing was changed; send the request again.");
        }
    }
}
