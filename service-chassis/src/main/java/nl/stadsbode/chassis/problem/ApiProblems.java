package nl.stadsbode.chassis.problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.stadsbode.chassis.observability.RequestId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every error of the API into a problem detail with a stable type and the request's id. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);
    private static final URI NO_TYPE = URI.create("about:blank");

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<Object> denied(AccessDeniedException denied, WebRequest request) {
        return respond(
                denied,
                new Problem(
                        HttpStatus.FORBIDDEN,
                        "role-missing",
                        "Your account lacks the role for this. Ask your administrator for it."),
                request);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<Object> databaseAway(RuntimeException away, WebRequest request) {
        log.warn("the database does not answer: {}", away.getClass().getSimpleName());
        return respond(
                away,
                new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "database-away",
                        "The database does not answer. Nothing was changed; try again with the same Idempotency-Key."),
                request);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> unexpected(Exception unexpected, WebRequest request) {
        log.error("unexpected error", unexpected);
        return respond(
                unexpected,
                new Problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "unexpected",
                        "Something went wrong on our side. Tell the operators the request id."),
                request);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> errors = invalid.getFieldErrors().stream()
                .map(error -> Map.of("field", error.getField(), "message", String.valueOf(error.getDefaultMessage())))
                .toList();
        ProblemDetail body = invalid.getBody();
        body.setType(Problem.type("invalid-request"));
        body.setDetail("Some fields are not valid; see errors.");
        body.setProperty("errors", errors);
        return handleExceptionInternal(invalid, body, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> response = super.handleExceptionInternal(failure, body, headers, status, request);
        if (response != null && response.getBody() instanceof ProblemDetail problem) {
            if (problem.getType() == null || NO_TYPE.equals(problem.getType())) {
                problem.setType(Problem.type(slugOf(failure)));
            }
            String id = RequestId.current();
            if (id != null) {
                problem.setProperty("requestId", id);
            }
        }
        return response == null ? ResponseEntity.status(status).build() : response;
    }

    private ResponseEntity<Object> respond(Exception cause, Problem problem, WebRequest request) {
        return handleExceptionInternal(
                cause, problem.getBody(), problem.getHeaders(), problem.getStatusCode(), request);
    }

    /** MissingServletRequestParameterException becomes missing-servlet-request-parameter. */
    private static String slugOf(Exception failure) {
        return failure.getClass()
                .getSimpleName()
                .replaceFirst("Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
