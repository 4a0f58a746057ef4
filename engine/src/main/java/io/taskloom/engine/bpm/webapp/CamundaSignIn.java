package io.taskloom.engine.bpm.webapp;

import io.taskloom.engine.bpm.Memberships;
import io.taskloom.engine.bpm.Memberships.Membership;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.beans.factory.ObjectProvider;
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
    private static final Membership NONE = new Membership(Set.of(), Set.of());
    private static final Set<String> EVERYBODY = Set.of("welcome", "tasklist");
    private static final Set<String> ADMINS = Set.of("welcome", "tasklist", "cockpit", "admin");

    private final ObjectProvider<Memberships> memberships;

    CamundaSignIn(ObjectProvider<Memberships> memberships) {
        this.memberships = memberships;
    }

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

    private void signIn(HttpServletRequest request, String person, List<String> roles) {
        Authentications known = AuthenticationUtil.getAuthsFromSession(request.getSession());
        Authentication before = known.getAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT);
        Membership teams = teams(person);
        List<String> groups = Stream.of(
                        roles.stream(), teams.workspaces().stream().map(Memberships::members), teams.groups().stream())
                .flatMap(each -> each)
                .toList();
        List<String> tenants =
                teams.workspaces().stream().map(WorkspaceId::toString).toList();
        // Asked at every call: what somebody has left is hidden at once.
        if (!(before instanceof UserAuthentication session
                && person.equals(session.getIdentityId())
                && groups.equals(session.getGroupIds())
                && tenants.equals(session.getTenantIds()))) {
            UserAuthentication now = new UserAuthentication(person, ProcessEngines.NAME_DEFAULT);
            now.setGroupIds(groups);
            now.setTenantIds(tenants);
            now.setAuthorizedApps(roles.contains(WebappSecurity.ADMIN) ? ADMINS : EVERYBODY);
            known.addOrReplace(now);
            AuthenticationUtil.updateSession(request.getSession(), known);
        }
    }

    private Membership teams(String person) {
        Memberships known = memberships.getIfAvailable();
        try {
            return known == null ? NONE : known.of(PersonId.of(person));
        } catch (IllegalArgumentException nobodyOfOurs) {
            return NONE;
        }
    }
}
