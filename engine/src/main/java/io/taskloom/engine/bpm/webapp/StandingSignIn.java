package io.taskloom.engine.bpm.webapp;

import io.taskloom.engine.bpm.EndedSignIns;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Lets a sign-in to Camunda's pages count for no longer than it does everywhere else. Its session remembers the ID token of the
 * sign-in; once that is over, or was taken back, Keycloak is asked for another one, which says anew what the person may do, and
 * which Keycloak refuses once the session there has ended.
 */
final class StandingSignIn extends OncePerRequestFilter {

    private final SecurityContextRepository contexts;
    private final OAuth2AuthorizedClientRepository tokens;
    private final SignInRenewal renewal;
    private final ObjectProvider<EndedSignIns> ended;
    private final Duration patience;
    private final Clock clock;

    /** @param patience how long a sign-in goes on while Keycloak does not answer; ends are remembered for as long */
    StandingSignIn(
            SecurityContextRepository contexts,
            OAuth2AuthorizedClientRepository tokens,
            SignInRenewal renewal,
            ObjectProvider<EndedSignIns> ended,
            Duration patience,
            Clock clock) {
        this.contexts = contexts;
        this.tokens = tokens;
        this.renewal = renewal;
        this.ended = ended;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken signedIn
                && !counts(signedIn)) {
            // A page asks for much at once; a refresh token that is used twice would end the session.
            synchronized (WebUtils.getSessionMutex(session)) {
                renewOrEnd(request, response, session);
            }
        }
        chain.doFilter(request, response);
    }

    private void renewOrEnd(HttpServletRequest request, HttpServletResponse response, HttpSession session) {
        OAuth2AuthenticationToken before = kept(session);
        if (before == null) {
            SecurityContextHolder.clearContext();
            return;
        }
        if (counts(before)) {
            SecurityContextHolder.setContext(new SecurityContextImpl(before));
            return;
        }
        OAuth2AuthorizedClient client = tokens.loadAuthorizedClient(SignInClients.REGISTRATION, before, request);
        OidcIdToken old = idToken(before);
        switch (client == null ? new SignInRenewal.Refused() : renewal.renew(client, old)) {
            case SignInRenewal.Renewed(OidcUser user, OAuth2AuthorizedClient tokensNow) -> {
                var now = new OAuth2AuthenticationToken(user, user.getAuthorities(), SignInClients.REGISTRATION);
                now.setDetails(before.getDetails());
                SecurityContext context = new SecurityContextImpl(now);
                contexts.saveContext(context, request, response);
                tokens.saveAuthorizedClient(tokensNow, now, request, response);
                if (isEnded(user.getIdToken())) {
                    // Issued in the very second of the change: the next request asks once more.
                    SecurityContextHolder.clearContext();
                } else {
                    SecurityContextHolder.setContext(context);
                }
            }
            case SignInRenewal.Unanswered()
            when !isEnded(old) && clock.instant().isBefore(issuedAt(old).plus(patience)) -> {}
            default -> {
                SecurityContextHolder.clearContext();
                session.invalidate();
            }
        }
    }

    private boolean counts(OAuth2AuthenticationToken signedIn) {
        OidcIdToken token = idToken(signedIn);
        Instant end = token.getExpiresAt();
        return end != null && clock.instant().isBefore(end) && !isEnded(token);
    }

    private boolean isEnded(OidcIdToken token) {
        return ended.stream()
                .anyMatch(all -> all.contains(token.getClaimAsString("sid"), token.getSubject(), issuedAt(token)));
    }

    private static Instant issuedAt(OidcIdToken token) {
        return Objects.requireNonNullElse(token.getIssuedAt(), Instant.EPOCH);
    }

    private static OidcIdToken idToken(OAuth2AuthenticationToken signedIn) {
        return ((OidcUser) signedIn.getPrincipal()).getIdToken();
    }

    /** What another request of the same session may have renewed, or ended, in the meantime. */
    private static @Nullable OAuth2AuthenticationToken kept(HttpSession session) {
        try {
            Object context = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
            Authentication kept = context instanceof SecurityContext known ? known.getAuthentication() : null;
            return kept instanceof OAuth2AuthenticationToken signedIn ? signedIn : null;
        } catch (IllegalStateException over) {
            return null;
        }
    }
}
