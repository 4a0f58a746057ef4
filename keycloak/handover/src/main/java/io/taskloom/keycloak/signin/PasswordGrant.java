package io.taskloom.keycloak.signin;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.directgrant.ValidateUsername;
import org.keycloak.events.Errors;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;

/** The execution {@value #ID} of a direct grant: name and password, as Keycloak checks them, or 429 while the account is locked. */
public final class PasswordGrant extends ValidateUsername {

    static final String ID = "taskloom-password-grant";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Guard.allows(context, null, retrieveUsername(context), () -> isRight(context), this::refused);
    }

    private boolean isRight(AuthenticationFlowContext context) {
        super.authenticate(context);
        UserModel person = context.getUser();
        if (person == null) {
            return false;
        }
        if (!person.credentialManager().isValid(UserCredentialModel.password(retrievePassword(context)))) {
            context.getEvent().user(person).error(Errors.INVALID_USER_CREDENTIALS);
            context.failure(
                    AuthenticationFlowError.INVALID_USER,
                    errorResponse(
                            Response.Status.BAD_REQUEST.getStatusCode(), "invalid_grant", "Invalid user credentials"));
            return false;
        }
        context.getAuthenticationSession().setAuthNote(AuthenticationManager.PASSWORD_VALIDATED, "true");
        context.success(PasswordCredentialModel.TYPE);
        return true;
    }

    private Response refused(Attempt.Refused refused) {
        return Response.fromResponse(errorResponse(
                        Response.Status.TOO_MANY_REQUESTS.getStatusCode(),
                        "invalid_grant",
                        "Too many attempts; try again in " + refused.seconds() + " seconds"))
                .header(HttpHeaders.RETRY_AFTER, refused.seconds())
                .build();
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Taskloom: name and password, 429 while locked";
    }
}
