package io.taskloom.engine.maintenance;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses what would write while maintenance goes on, after the sign-in is checked and before anything is done. */
@Component
@Order(4)
class MaintenanceFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> DOORS = List.of("/api/", "/hooks/", "/callbacks/");
    private static final String CAMUNDA = "/camunda/api/";

    /** Signing in and out, and what Cockpit asks its own plugins, which only read. */
    private static final List<String> CAMUNDA_READS = List.of("/camunda/api/admin/auth/", "/camunda/api/cockpit/");

    /** The collections that Camunda's pages query by POST. */
    private static final Set<String> QUERIES =
            Set.of("count", "list", "task", "process-instance", "job", "execution", "variable-instance");

    private final MaintenanceWatch watch;
    private final Clock clock;
    private final HandlerExceptionResolver problems;

    MaintenanceFilter(
            MaintenanceWatch watch,
            Clock clock,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.watch = watch;
        this.clock = clock;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !writes(request.getMethod(), request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Period> period = watch.inForce();
        if (period.isPresent()) {
            problems.resolveException(request, response, null, new UnderMaintenance(period.get(), clock.instant()));
            return;
        }
        chain.doFilter(request, response);
    }

    static boolean writes(String method, String path) {
        if (SAFE.contains(method)) {
            return false;
        }
        if (path.startsWith(CAMUNDA)) {
            return CAMUNDA_READS.stream().noneMatch(path::startsWith)
                    && !(method.equals("POST") && QUERIES.contains(path.substring(path.lastIndexOf('/') + 1)));
        }
        return DOORS.stream().anyMatch(path::startsWith) && !path.equals(MaintenanceController.SWITCH);
    }
}
