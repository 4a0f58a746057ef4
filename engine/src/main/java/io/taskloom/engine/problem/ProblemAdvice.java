package io.taskloom.engine.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.ConstraintViolationException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where an error becomes an answer (RFC 9457), whoever threw it. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Problem.class)
    @Nullable
    ResponseEntity<Object> onProblem(Problem problem, WebRequest request) {
        var headers = new HttpHeaders();
        if (problem instanceof Unauthenticated) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.details().get("retryAfter") instanceof Number seconds) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return answer(problem, ProblemDocument.of(problem), headers, request);
    }

    @ExceptionHandler(ConstraintViolationException.class)
    @Nullable
    ResponseEntity<Object> onViolation(ConstraintViolationException e, WebRequest request) {
        return onProblem(new InvalidInput(FieldErrors.of(e.getConstraintViolations())), request);
    }

    /** Two at once: whoever comes second may simply try again. */
    @ExceptionHandler(OptimisticLockingFailureException.class)
    @Nullable
    ResponseEntity<Object> onCollision(OptimisticLockingFailureException e, WebRequest request) {
        var document = ProblemDocument.of(
                HttpStatus.CONFLICT, "ConcurrentChange", "Somebody changed this at the same moment; try again.");
        return answer(e, document, new HttpHeaders(), request);
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    @Nullable
    ResponseEntity<Object> onDatabaseAway(Exception e, WebRequest request) {
        LOG.warn("The database does not answer: {}", e.toString());
        var document =
                ProblemDocument.of(HttpStatus.SERVICE_UNAVAILABLE, "TemporarilyUnavailable", "Try again in a moment.");
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return answer(e, document, headers, request);
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<Object> onUnexpected(Exception e, WebRequest request) {
        Optional<Problem> inside = Problem.in(e);
        if (inside.isPresent()) {
            return onProblem(inside.get(), request);
        }
        String trace = MDC.get("traceId") == null ? UUID.randomUUID().toString() : MDC.get("traceId");
        LOG.error("Unexpected error {} at {}", trace, place(request), e);
        var document = ProblemDocument.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Unexpected",
                "Something went wrong on our side. Name the trace id when you report it.");
        document.setProperty("traceId", trace);
        return answer(e, document, new HttpHeaders(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return onProblem(new InvalidInput(FieldErrors.of(e.getBindingResult())), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return e.isForReturnValue()
                ? onUnexpected(e, request)
                : onProblem(new InvalidInput(FieldErrors.of(e)), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : "";
        return onProblem(new InvalidInput(name, "format", "This value does not fit."), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Optional<Problem> inside = Problem.in(e);
        if (inside.isPresent()) {
            return onProblem(inside.get(), request);
        }
        if (e.getCause() instanceof JsonMappingException mapping) {
            return onProblem(new InvalidInput(List.of(FieldErrors.of(mapping))), request);
        }
        return onProblem(new InvalidInput("", "unreadable", "The body is missing or is no valid JSON."), request);
    }

    /** Spring's own refusals: 404 of an unknown path, 405, 406, 415 and their kin. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            return onUnexpected(e, request);
        }
        HttpStatus known = HttpStatus.valueOf(status.value());
        String name = known.getReasonPhrase().replaceAll("[^A-Za-z]", "");
        String detail = body instanceof ProblemDetail own && own.getDetail() != null
                ? own.getDetail()
                : known.getReasonPhrase() + ".";
        return answer(e, ProblemDocument.of(known, name, detail), headers, request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception e, ProblemDetail document, HttpHeaders headers, WebRequest request) {
        if (request instanceof ServletWebRequest servlet
                && servlet.getResponse() != null
                && servlet.getResponse().isCommitted()) {
            // Half of the answer is out. What is thrown here leaves the exception to the server, which breaks the
            // connection
            // off: whoever reads must not take the half for the whole.
            throw new IllegalStateException("Too late for an answer about " + e, e);
        }
        document.setInstance(URI.create(path(request)));
        // Spring hands over headers that can't be changed.
        var own = new HttpHeaders();
        own.putAll(headers);
        own.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(e, document, own, HttpStatusCode.valueOf(document.getStatus()), request);
    }

    /** For the log: the pattern where there is one, since a path can hold a secret, such as an invitation's token. */
    private static Object place(WebRequest request) {
        Object pattern =
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return pattern == null ? path(request) : pattern;
    }

    private static String path(WebRequest request) {
        return request instanceof ServletWebRequest servlet
                ? servlet.getRequest().getRequestURI()
                : "/";
    }
}
