package io.taskloom.engine.bpm.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells Camunda's pages who is signed in. Camunda's own container-based filter would look the person up, and so need Keycloak
 * to be there; what it needs stands in the token already.
 */
final class CamundaSignIn extends OncePerRequestFilter {

    private static final String ROLE = "ROLE_";
    private static final Set<String> EVERYBODY = Set.of("welcome", "tasklist");
    private static final Set<String> ADMINS = Set.of("welcome", "tasklist", "cockpit", "admin");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof OAuth2User user) {
            List<String> roles = authentication.getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .filter(authority -> authority.startsWith(ROLE))
                    .map(authority -> authority.substring(ROLE.length()))
                    .toList();
            signIn(request, user.getName(), roles);
        }
        chain.doFilter(request, response);
    }

    private static void signIn(HttpServletRequest request, String person, List<String> roles) {
        Authentications known = AuthenticationUtil.getAuthsFromSession(request.getSession());
        Authentication before = known.getAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT);
        if (before == null || !person.equals(before.getIdentityId())) {
            UserAuthentication now = new UserAuthentication(person, ProcessEngines.NAME_DEFAULT);
            now.setGroupIds(roles);
            now.setTenantIds(List.of());
            now.setAuthorizedApps(roles.contains(WebappSecurity.ADMIN) ? ADMINS : EVERYBODY);
            known.addOrReplace(now);
            AuthenticationUtil.updateSession(request.getSession(), known);
        }
    }
}
