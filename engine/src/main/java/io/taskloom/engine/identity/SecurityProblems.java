package io.taskloom.engine.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

    SecurityProblems(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    void unauthenticated(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
        RuntimeException reason =
                switch (e) {
                    case AccessRefused refused -> refused.reason();
                    case AuthenticationServiceException ignored -> new KeysUnavailable();
                    default -> new TokenRefused();
                };
        problems.resolveException(request, response, null, reason);
    }

    void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) {
        problems.resolveException(request, response, null, new RoleMissing());
    }
}
