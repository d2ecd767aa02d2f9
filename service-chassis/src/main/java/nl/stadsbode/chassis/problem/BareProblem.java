package nl.stadsbode.chassis.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** A problem detail (RFC 9457) written without Spring MVC: before a request has come so far, or where it must cost little. */
public final class BareProblem {

    private BareProblem() {}

    /**
     * @param slug as of a {@link Problem}
     * @param detail what to do, in our own words: it is written as it is
     */
    public static void write(HttpServletResponse response, HttpStatus status, String slug, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(Problem.type(slug), status.getReasonPhrase(), status.value(), detail));
    }
}
