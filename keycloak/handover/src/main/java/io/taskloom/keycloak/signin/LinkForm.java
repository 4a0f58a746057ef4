package io.taskloom.keycloak.signin;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.IdpUsernamePasswordForm;
import org.keycloak.models.KeycloakSession;

/**
 * Asks for the password of an account before it is linked with one elsewhere. Guesses count like those at sign-in: this door leads to
 * the same account.
 */
final class LinkForm extends IdpUsernamePasswordForm {

    LinkForm(KeycloakSession session) {
        super(session);
    }

    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        return SignInForm.isBlank(form.getFirst("password"))
                ? super.validateForm(context, form)
                : Guard.allows(
                        context,
                        // The form takes another name, too: what is counted is whose password is tried.
                        isUserAlreadySetBeforeUsernamePasswordAuth(context)
                                ? AbstractIdpAuthenticator.getExistingUser(
                                        context.getSession(), context.getRealm(), context.getAuthenticationSession())
                                : null,
                        form.getFirst("username"),
                        () -> super.validateForm(context, form),
                        refused -> SignInForm.refused(context.form().setFormData(form), refused));
    }
}
