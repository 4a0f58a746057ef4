package io.taskloom.engine.web;

import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers a repeated POST as it answered the first, by the caller's {@code Idempotency-Key}. */
@Component
@Order(10)
class IdempotencyFilter extends OncePerRequestFilter {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final IdempotentExecution execution;
    private final HandlerExceptionResolver problems;
    private final List<RepeatablePost> repeatable;

    IdempotencyFilter(
            IdempotentExecution execution,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            ObjectProvider<RepeatablePost> repeatable) {
        this.execution = execution;
        this.problems = problems;
        this.repeatable = repeatable.orderedStream().toList();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader("Idempotency-Key") == null
                || !request.getRequestURI().startsWith("/api/")
                || repeatable.stream().anyMatch(post -> post.matches(request.getRequestURI()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader("Idempotency-Key");
        Principal caller = request.getUserPrincipal();
        if (caller == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            if (!KEY.matcher(key).matches()) {
                throw new InvalidInput("Idempotency-Key", "format", "A key is 1 to 200 visible ASCII characters.");
            }
            execution
                    .once(caller.getName(), key, new RepeatableRequest(request), response, chain)
                    .writeTo(response);
        } catch (Problem problem) {
            problems.resolveException(request, response, null, problem);
        } catch (RuntimeException e) {
            // The commit itself failed: whatever the use case answered is not true.
            response.reset();
            problems.resolveException(request, response, null, e);
        }
    }
}
