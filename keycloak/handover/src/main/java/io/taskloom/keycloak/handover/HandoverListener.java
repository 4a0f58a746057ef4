package io.taskloom.keycloak.handover;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * Keeps what happens to an account. Keycloak calls it in the transaction of what succeeds, and in one of its own for what
 * fails; either way the row is committed with it or not at all.
 */
final class HandoverListener implements EventListenerProvider {

    private static final Set<EventType> WANTED = Set.of(
            EventType.LOGIN,
            EventType.LOGIN_ERROR,
            EventType.LOGOUT,
            EventType.REGISTER,
            EventType.REFRESH_TOKEN_ERROR,
            EventType.UPDATE_CREDENTIAL,
            EventType.REMOVE_CREDENTIAL,
            EventType.RESET_PASSWORD,
            EventType.UPDATE_EMAIL,
            EventType.VERIFY_EMAIL,
            EventType.FEDERATED_IDENTITY_LINK,
            EventType.REMOVE_FEDERATED_IDENTITY,
            EventType.USER_DISABLED_BY_TEMPORARY_LOCKOUT,
            EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT,
            EventType.USER_SESSION_DELETED,
            EventType.DELETE_ACCOUNT,
            EventType.IMPERSONATE);

    private final KeycloakSession session;

    HandoverListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        // A refused refresh token tells whose it was by a detail alone.
        String person = event.getUserId() == null ? detail(event, "refresh_token_sub") : event.getUserId();
        // Whoever types a name that nobody has fills no table.
        if (!WANTED.contains(event.getType()) || person == null) {
            return;
        }
        String reason = detail(event, "reason");
        if (event.getType() == EventType.REFRESH_TOKEN_ERROR) {
            if (!isReuse(reason)) {
                return;
            }
            end(event);
        }
        new Outbox(session)
                .add(
                        event.getRealmId(),
                        new Happening(
                                event.getId(),
                                event.getType().name(),
                                event.getTime(),
                                person,
                                event.getSessionId(),
                                event.getClientId(),
                                event.getIpAddress(),
                                userAgent(),
                                event.getError(),
                                reason == null ? detail(event, "credential_type") : reason,
                                null,
                                null));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        Change change = event.getError() == null ? Change.of(event) : null;
        if (change != null) {
            UserModel administrator = administrator(event.getAuthDetails());
            String by = administrator != null && isOfRealm(event) && administrator.getServiceAccountClientLink() == null
                    ? administrator.getId()
                    : null;
            String name = administrator == null || by != null ? null : administrator.getUsername();
            new Outbox(session)
                    .add(
                            event.getRealmId(),
                            new Happening(
                                    event.getId(),
                                    change.type(),
                                    event.getTime(),
                                    change.person(),
                                    change.session(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    by,
                                    name));
        }
    }

    private static boolean isOfRealm(AdminEvent event) {
        return event.getRealmId().equals(event.getAuthDetails().getRealmId());
    }

    private @Nullable UserModel administrator(@Nullable AuthDetails details) {
        if (details == null || details.getRealmId() == null || details.getUserId() == null) {
            return null;
        }
        RealmModel realm = session.realms().getRealm(details.getRealmId());
        return realm == null ? null : session.users().getUserById(realm, details.getUserId());
    }

    /** Keycloak refuses a refresh token that was used before, and its client from then on; the sign-in itself would go on. */
    private void end(Event event) {
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        UserSessionModel stolen =
                event.getSessionId() == null ? null : session.sessions().getUserSession(realm, event.getSessionId());
        if (stolen != null) {
            session.sessions().removeUserSession(realm, stolen);
        }
    }

    /** The two ways Keycloak's token endpoint says it. */
    static boolean isReuse(@Nullable String reason) {
        return reason != null
                && (reason.startsWith("Stale token") || reason.startsWith("Maximum allowed refresh token reuse"));
    }

    private @Nullable String userAgent() {
        var headers = session.getContext().getRequestHeaders();
        return headers == null ? null : headers.getHeaderString("User-Agent");
    }

    private static @Nullable String detail(Event event, String name) {
        Map<String, String> details = event.getDetails();
        return details == null ? null : details.get(name);
    }

    @Override
    public void close() {}
}
