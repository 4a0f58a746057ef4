package io.taskloom.engine.identity;

import io.taskloom.engine.event.WorkspaceId;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Spring Security's view of a signed-in person; its name is the person's id, and the workspace's behind it where they come with
 * a key for that one alone: what they did elsewhere is not answered again to such a key.
 */
class PersonAuthentication extends AbstractAuthenticationToken {

    private final transient SignedIn signedIn;

    PersonAuthentication(SignedIn signedIn) {
        super(signedIn.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.wire()))
                .toList());
        this.signedIn = signedIn;
        super.setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public SignedIn getPrincipal() {
        return signedIn;
    }

    @Override
    public String getName() {
        WorkspaceId within = signedIn.actor().within();
        return within == null ? signedIn.person().toString() : signedIn.person() + " " + within;
    }
}
