package io.taskloom.keycloak.handover;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Stands in the way of whoever has asked for their account to be deleted, until they restore it or it is gone: an action that is
 * required of them and never done. Keycloak asks for it once everything else about the sign-in was right, the password or the
 * other provider's word included, so nobody else learns of it. All it offers is the mail with the link once more.
 */
final class ClosedAccount implements RequiredActionProvider {

    static final String ID = "TASKLOOM_ACCOUNT_CLOSED";

    private static final String PAGE = "taskloom-account-closed.ftl";
    private static final String ASKED = "taskloom.recovery.asked";

    static boolean is(UserModel user) {
        return user.getRequiredActionsStream().anyMatch(ID::equals);
    }

    static void close(UserModel user) {
        user.addRequiredAction(ID);
    }

    static void reopen(UserModel user) {
        user.removeRequiredAction(ID);
    }

    /** Nobody comes to need it by signing in. */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        context.challenge(page(context));
    }

    /** Once for each sign-in; how many mails go out in all is the engine's to decide. */
    @Override
    public void processAction(RequiredActionContext context) {
        var signIn = context.getAuthenticationSession();
        if (signIn.getAuthNote(ASKED) == null) {
            signIn.setAuthNote(ASKED, "true");
            ask(context, context.getRealm());
        }
        context.challenge(page(context));
    }

    private static void ask(RequiredActionContext context, RealmModel realm) {
        new Outbox(context.getSession())
                .add(
                        realm.getId(),
                        Happening.now(Change.RECOVERY_WANTED, context.getUser().getId(), null));
    }

    private static Response page(RequiredActionContext context) {
        return context.form()
                .setStatus(Response.Status.GONE)
                .setAttribute("asked", context.getAuthenticationSession().getAuthNote(ASKED) != null)
                .createForm(PAGE);
    }

    @Override
    public void close() {}
}
