package io.taskloom.keycloak.handover;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * What the engine, and nobody else, asks Keycloak for: the caller must be the service account of the client
 * {@code taskloom-engine}. With the Admin API it would need the right to change every account.
 */
public class HandoverResource {

    private static final String ENGINE = "taskloom-engine";
    private static final int MOST = 500;

    private final KeycloakSession session;

    HandoverResource(KeycloakSession session) {
        this.session = session;
    }

    /**
     * @param id as tokens name it in {@code sid}
     * @param startedAt in seconds since 1970
     * @param lastUsedAt in seconds since 1970: when a token was last asked for
     * @param remembered whether it outlives the browser
     */
    public record SessionView(
            String id, @Nullable String address, long startedAt, long lastUsedAt, boolean remembered) {}

    /** What is kept, the oldest first, as a JSON list. It stays until {@link #taken} names it. */
    @GET
    @Path("events")
    @Produces(MediaType.APPLICATION_JSON)
    public String events(@QueryParam("limit") @DefaultValue("100") int limit) {
        RealmModel realm = requireEngine();
        return "[" + String.join(",", new Outbox(session).oldest(realm.getId(), Math.clamp(limit, 1, MOST))) + "]";
    }

    /** Forgets what the engine has. */
    @POST
    @Path("events/taken")
    @Consumes(MediaType.APPLICATION_JSON)
    public void taken(List<String> ids) {
        RealmModel realm = requireEngine();
        if (ids.size() > MOST) {
            throw new ForbiddenException();
        }
        new Outbox(session).forget(realm.getId(), ids);
    }

    @GET
    @Path("people/{person}/sessions")
    @Produces(MediaType.APPLICATION_JSON)
    public List<SessionView> sessions(@PathParam("person") String person) {
        return sessionsOf(requireEngine(), person).stream()
                .map(each -> new SessionView(
                        each.getId(),
                        each.getIpAddress(),
                        each.getStarted(),
                        each.getLastSessionRefresh(),
                        each.isRememberMe()))
                .toList();
    }

    /** Ends one of the person's own; 404 for everybody else's. */
    @DELETE
    @Path("people/{person}/sessions/{session}")
    public void end(@PathParam("person") String person, @PathParam("session") String id) {
        RealmModel realm = requireEngine();
        end(
                realm,
                person,
                sessionsOf(realm, person).stream()
                        .filter(each -> each.getId().equals(id))
                        .findFirst()
                        .orElseThrow(NotFoundException::new));
    }

    /**
     * Ends all of them.
     *
     * @param but the one that goes on
     * @return the ids of those that were ended
     */
    @DELETE
    @Path("people/{person}/sessions")
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> endAll(@PathParam("person") String person, @QueryParam("but") @Nullable String but) {
        RealmModel realm = requireEngine();
        List<UserSessionModel> ended = sessionsOf(realm, person).stream()
                .filter(each -> !each.getId().equals(but))
                .toList();
        List<String> ids = ended.stream().map(UserSessionModel::getId).toList();
        ended.forEach(each -> end(realm, person, each));
        return ids;
    }

    /**
     * Closes the account of whoever is to be deleted: no sign-in comes further than {@link ClosedAccount}, and every session ends,
     * those without a browser included. As often as one likes.
     *
     * @return the ids of the sessions that were ended
     */
    @PUT
    @Path("people/{person}/closed")
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> close(@PathParam("person") String person) {
        RealmModel realm = requireEngine();
        UserModel user = user(realm, person);
        ClosedAccount.close(user);
        var sessions = session.sessions();
        sessions.getOfflineUserSessionsStream(realm, user)
                .toList()
                .forEach(offline -> sessions.removeOfflineUserSession(realm, offline));
        return endAll(person, null);
    }

    @DELETE
    @Path("people/{person}/closed")
    public void reopen(@PathParam("person") String person) {
        ClosedAccount.reopen(user(requireEngine(), person));
    }

    /** For good, and only who was closed before: so the engine's account can delete nobody who did not ask for it. */
    @DELETE
    @Path("people/{person}")
    public void delete(@PathParam("person") String person) {
        RealmModel realm = requireEngine();
        UserModel user = user(realm, person);
        if (!ClosedAccount.is(user)) {
            throw new ClientErrorException(Response.Status.CONFLICT);
        }
        new UserManager(session).removeUser(realm, user);
    }

    /** Told to the engine as well: should it die before it has noted the answer, it hears of it here. */
    private void end(RealmModel realm, String person, UserSessionModel ended) {
        String id = ended.getId();
        var context = session.getContext();
        AuthenticationManager.backchannelLogout(
                session,
                realm,
                ended,
                context.getUri(),
                context.getConnection(),
                Objects.requireNonNull(context.getRequestHeaders()),
                true);
        new Outbox(session).add(realm.getId(), Happening.now(Change.SESSION_ENDED, person, id));
    }

    private List<UserSessionModel> sessionsOf(RealmModel realm, String person) {
        return session.sessions()
                .getUserSessionsStream(realm, user(realm, person))
                .toList();
    }

    private UserModel user(RealmModel realm, String person) {
        UserModel user = session.users().getUserById(realm, person);
        if (user == null) {
            throw new NotFoundException();
        }
        return user;
    }

    private RealmModel requireEngine() {
        RealmModel realm = Objects.requireNonNull(session.getContext().getRealm());
        var caller = new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        if (caller == null) {
            throw new NotAuthorizedException("Bearer");
        }
        ClientModel engine = realm.getClientByClientId(ENGINE);
        if (engine == null || !engine.getId().equals(caller.user().getServiceAccountClientLink())) {
            throw new ForbiddenException();
        }
        return realm;
    }
}
