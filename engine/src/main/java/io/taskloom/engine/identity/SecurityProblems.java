package io.taskloom.engine.identity;

import io.taskloom.engine.problem.Forbidden;
import io.taskloom.engine.problem.TooManyRequests;
import io.taskloom.engine.problem.Unauthenticated;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers what the security filters refuse in the same words as every other refusal. */
@Component
class SecurityProblems {

    private final HandlerExceptionResolver problems;
    private final ObjectProvider<RefusedCalls> refusals;

    SecurityProblems(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            ObjectProvider<RefusedCalls> refusals) {
        this.problems = problems;
        this.refusals = refusals;
    }

    void unauthenticated(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
        RuntimeException reason =
                switch (e) {
                    case AccessRefused refused -> refused.reason();
                    case AuthenticationServiceException ignored -> new KeysUnavailable();
                    default -> new TokenRefused();
                };
        problems.resolveException(request, response, null, counted(request, reason));
    }

    /** What is our own fault is nobody's attempt. */
    private RuntimeException counted(HttpServletRequest request, RuntimeException reason) {
        if (!(reason instanceof Unauthenticated || reason instanceof Forbidden)) {
            return reason;
        }
        try {
            refusals.forEach(refusal -> refusal.count(request));
            return reason;
        } catch (TooManyRequests tooMany) {
            return tooMany;
        }
    }

    void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) {
        problems.resolveException(request, response, null, new RoleMissing());
    }
}
