package io.taskloom.keycloak.signin;

import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;

/** The execution {@value #ID} of a browser flow. */
public final class SignInFormFactory extends UsernamePasswordFormFactory {

    static final String ID = "taskloom-sign-in-form";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new SignInForm(session);
    }

    @Override
    public String getDisplayType() {
        return "Taskloom: name and password, 429 while locked";
    }
}
