package io.taskloom.keycloak.handover;

import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes {@link ClosedAccount} known to Keycloak; the realm as code switches it on. */
public final class ClosedAccountFactory implements RequiredActionFactory {

    private static final ClosedAccount ACTION = new ClosedAccount();

    @Override
    public String getId() {
        return ClosedAccount.ID;
    }

    @Override
    public String getDisplayText() {
        return "Account closed until it is restored or deleted";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return ACTION;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
