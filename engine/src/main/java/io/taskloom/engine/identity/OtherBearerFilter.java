package io.taskloom.engine.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in whoever brings an {@link OtherBearer}, before the realm's tokens are looked for. */
class OtherBearerFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final List<OtherBearer> others;
    private final SecurityProblems problems;

    OtherBearerFilter(List<OtherBearer> others, SecurityProblems problems) {
        this.others = others;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            others.forEach(other -> other.refuseInAddress(request));
            String bearer = bearer(request);
            for (OtherBearer other : others) {
                if (bearer != null && other.recognises(bearer)) {
                    var context = SecurityContextHolder.createEmptyContext();
                    context.setAuthentication(new PersonAuthentication(other.check(bearer, request)));
                    SecurityContextHolder.setContext(context);
                    break;
                }
            }
        } catch (RuntimeException e) {
            problems.unauthenticated(request, response, new AccessRefused(e));
            return;
        }
        chain.doFilter(request, response);
    }

    /** Whether the realm's tokens need not be looked for. */
    boolean recognises(HttpServletRequest request) {
        String bearer = bearer(request);
        return bearer != null && others.stream().anyMatch(other -> other.recognises(bearer));
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }
}
