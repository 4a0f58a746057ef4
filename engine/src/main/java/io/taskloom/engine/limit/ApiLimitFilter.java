package io.taskloom.engine.limit;

import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Counts calls of the API once it is known who calls, before anything is done; pages, live streams and probes are not counted.
 * Doors that need no sign-in are counted by address.
 */
@Component
@Order(5)
class ApiLimitFilter extends OncePerRequestFilter {

    /** One call that lasts for hours. */
    private static final String STREAM = "/api/v1/live";

    /** Where a secret in the address is all that is asked for. */
    private static final List<String> OPEN = List.of("/feeds/", "/hooks/", "/callbacks/");

    private final ApiLimits limits;
    private final HandlerExceptionResolver problems;

    ApiLimitFilter(ApiLimits limits, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            count(request, response);
        } catch (Problem spent) {
            problems.resolveException(request, response, null, spent);
            return;
        }
        chain.doFilter(request, response);
    }

    private void count(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI();
        if (OPEN.stream().anyMatch(path::startsWith)) {
            limits.takeOfAddress(request);
        } else if (path.startsWith("/api/") && !path.equals(STREAM)) {
            caller().ifPresent(who -> {
                List<Taken> taken = limits.take(who);
                response.setHeader("RateLimit-Policy", join(taken.stream().map(Taken::policy)));
                response.setHeader("RateLimit", join(taken.stream().map(Taken::state)));
                taken.stream().filter(each -> !each.granted()).findFirst().ifPresent(refused -> {
                    throw new BudgetSpent(refused);
                });
            });
        }
    }

    private static Optional<SignedIn> caller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn who
                ? Optional.of(who)
                : Optional.empty();
    }

    private static String join(Stream<String> parts) {
        return parts.collect(Collectors.joining(", "));
    }
}
