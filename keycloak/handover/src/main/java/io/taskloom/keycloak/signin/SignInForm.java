package io.taskloom.keycloak.signin;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;

/** Keycloak's form of name and password, which answers 429 and says for how long while an account is locked. */
final class SignInForm extends UsernamePasswordForm {

    SignInForm(KeycloakSession session) {
        super(session);
    }

    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        return isBlank(form.getFirst("password"))
                ? super.validateForm(context, form)
                : Guard.allows(
                        context,
                        isUserAlreadySetBeforeUsernamePasswordAuth(context) ? context.getUser() : null,
                        form.getFirst("username"),
                        () -> super.validateForm(context, form),
                        refused -> refused(context.form().setFormData(form), refused));
    }

    /** The same page, which keeps the name that was typed. */
    static Response refused(LoginFormsProvider form, Attempt.Refused refused) {
        return form.addError(new FormMessage("username", "signInWait", refused.minutes()))
                .setStatus(Response.Status.TOO_MANY_REQUESTS)
                .setResponseHeader(HttpHeaders.RETRY_AFTER, Long.toString(refused.seconds()))
                .createLoginUsernamePassword();
    }

    static boolean isBlank(String text) {
        return text == null || text.isEmpty();
    }
}
