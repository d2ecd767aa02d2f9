package nl.stadsbode.chassis.problem;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * An error of the API (RFC 9457). Its type, {@code urn:stadsbode:problem:<slug>}, is a promise to callers and does not
 * change; its detail says what to do and holds no personal data.
 */
public final class Problem extends ErrorResponseException {

    private static final String TYPE = "urn:stadsbode:problem:";

    public Problem(HttpStatus status, String slug, String detail) {
        super(status, detail(status, slug, detail), null);
    }

    public static Problem notFound(String slug, String detail) {
        return new Problem(HttpStatus.NOT_FOUND, slug, detail);
    }

    public static Problem conflict(String slug, String detail) {
        return new Problem(HttpStatus.CONFLICT, slug, detail);
    }

    public static Problem badRequest(String slug, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, slug, detail);
    }

    /** Adds a member, for machines that want to act on the error. */
    public Problem with(String member, Object value) {
        getBody().setProperty(member, value);
        return this;
    }

    static URI type(String slug) {
        return URI.create(TYPE + slug);
    }

    private static ProblemDetail detail(HttpStatus status, String slug, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type(slug));
        problem.setTitle(status.getReasonPhrase());
        return problem;
    }
}
