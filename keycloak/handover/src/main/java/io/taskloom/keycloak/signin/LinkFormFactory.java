package io.taskloom.keycloak.signin;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.broker.IdpUsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;

/** The execution {@value #ID} of a flow for the first sign-in through an identity provider. */
public final class LinkFormFactory extends IdpUsernamePasswordFormFactory {

    static final String ID = "taskloom-link-form";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new LinkForm(session);
    }

    @Override
    public String getDisplayType() {
        return "Taskloom: password before accounts are linked, 429 while locked";
    }
}
