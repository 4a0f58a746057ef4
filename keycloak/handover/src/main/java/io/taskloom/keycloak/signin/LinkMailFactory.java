package io.taskloom.keycloak.signin;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.broker.IdpEmailVerificationAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** The execution {@value #ID} of a flow for the first sign-in through an identity provider. */
public final class LinkMailFactory extends IdpEmailVerificationAuthenticatorFactory {

    static final String ID = "taskloom-link-mail";

    private static final LinkMail LINK_MAIL = new LinkMail();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return LINK_MAIL;
    }

    @Override
    public String getDisplayType() {
        return "Taskloom: mailed link before accounts are linked; an unverified one loses its password";
    }
}
