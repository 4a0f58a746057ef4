package io.taskloom.keycloak.signin;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.broker.IdpEmailVerificationAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

/**
 * Links an account that is there with one elsewhere by a mailed link. Whoever registered with an address and never verified it may be
 * somebody else than whoever reads its mail: such an account keeps none of the ways to sign in that it had.
 */
final class LinkMail extends IdpEmailVerificationAuthenticator {

    private static final String UNVERIFIED = "taskloom-link-unverified";

    @Override
    protected void authenticateImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext broker) {
        var session = context.getAuthenticationSession();
        if (session.getAuthNote(VERIFY_ACCOUNT_IDP_USERNAME) == null) {
            // The link itself verifies the address, so it must be known before.
            var account = getExistingUser(context.getSession(), context.getRealm(), session);
            if (account.isEmailVerified()) {
                session.removeAuthNote(UNVERIFIED);
            } else {
                session.setAuthNote(UNVERIFIED, account.getId());
            }
        }
        super.authenticateImpl(context, serialized, broker);
        if (context.getStatus() == FlowStatus.SUCCESS
                && context.getUser().getId().equals(session.getAuthNote(UNVERIFIED))) {
            session.removeAuthNote(UNVERIFIED);
            removeWaysIn(context, context.getUser());
        }
    }

    private static void removeWaysIn(AuthenticationFlowContext context, UserModel account) {
        var credentials = account.credentialManager();
        credentials.getStoredCredentialsStream().toList().forEach(each -> {
            credentials.removeStoredCredentialById(each.getId());
            context.getEvent()
                    .clone()
                    .event(EventType.REMOVE_CREDENTIAL)
                    .user(account)
                    .detail("credential_type", each.getType())
                    .success();
        });
        context.getSession().sessions().removeUserSessions(context.getRealm(), account);
    }
}
