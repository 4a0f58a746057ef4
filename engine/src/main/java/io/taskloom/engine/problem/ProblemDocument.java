package io.taskloom.engine.problem;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Turns refusals into RFC 9457 documents. */
public final class ProblemDocument {

    private static final String TYPES = "https://taskloom.io/problems/";
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private ProblemDocument() {}

    public static ProblemDetail of(Problem problem) {
        var document = of(status(problem), problem.getClass().getSimpleName(), problem.detail());
        problem.details().forEach(document::setProperty);
        return document;
    }

    /** @param name in camel case, as a problem's class would be called */
    public static ProblemDetail of(HttpStatus status, String name, String detail) {
        var document = ProblemDetail.forStatusAndDetail(status, detail);
        String[] words = WORD_START.split(name);
        document.setType(URI.create(TYPES + String.join("-", words).toLowerCase(Locale.ROOT)));
        String title = String.join(" ", words).toLowerCase(Locale.ROOT);
        document.setTitle(Character.toUpperCase(title.charAt(0)) + title.substring(1));
        return document;
    }

    static HttpStatus status(Problem problem) {
        return switch (problem) {
            case InvalidInput ignored -> HttpStatus.BAD_REQUEST;
            case Unauthenticated ignored -> HttpStatus.UNAUTHORIZED;
            case Forbidden ignored -> HttpStatus.FORBIDDEN;
            case NotFound ignored -> HttpStatus.NOT_FOUND;
            case Conflict ignored -> HttpStatus.CONFLICT;
            case Gone ignored -> HttpStatus.GONE;
            case Stale ignored -> HttpStatus.PRECONDITION_FAILED;
            case TooLarge ignored -> HttpStatus.PAYLOAD_TOO_LARGE;
            case UnsupportedMedia ignored -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case Unprocessable ignored -> HttpStatus.UNPROCESSABLE_ENTITY;
            case Locked ignored -> HttpStatus.LOCKED;
            case DependencyFailed ignored -> HttpStatus.FAILED_DEPENDENCY;
            case TooManyRequests ignored -> HttpStatus.TOO_MANY_REQUESTS;
            case Unavailable ignored -> HttpStatus.SERVICE_UNAVAILABLE;
            case QuotaExceeded ignored -> HttpStatus.INSUFFICIENT_STORAGE;
        };
    }
}
