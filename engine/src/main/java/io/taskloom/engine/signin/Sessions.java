package io.taskloom.engine.signin;

import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.signin.KeycloakDoor.KeycloakSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Where somebody is signed in (promise I7). Keycloak knows the sessions, the list of sign-ins their browsers. Ending one is
 * Keycloak's act first, since only that keeps it from getting new tokens; then its tokens are taken back. Killed in between, the
 * engine hears of it from Keycloak, which has written that down with the act.
 */
@Service
public class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final KeycloakDoor keycloak;
    private final SignInRows signIns;
    private final HandOver handOver;
    private final Revocations revocations;
    private final Devices devices;
    private final Places places;

    Sessions(
            KeycloakDoor keycloak,
            SignInRows signIns,
            HandOver handOver,
            Revocations revocations,
            Devices devices,
            Places places) {
        this.keycloak = keycloak;
        this.signIns = signIns;
        this.handOver = handOver;
        this.revocations = revocations;
        this.devices = devices;
        this.places = places;
    }

    /**
     * Mine, the one I am asking from first, then those used last.
     *
     * @throws KeycloakAway if Keycloak does not answer
     */
    public List<SessionView> list(SignedIn me) {
        requireOpen();
        List<KeycloakSession> sessions = keycloak.sessions(me.person().toString());
        Map<String, SignInRow> began = began(sessions);
        return sessions.stream()
                .map(session -> view(session, began.get(session.id()), me.session()))
                .sorted(Comparator.comparing(SessionView::current)
                        .thenComparing(SessionView::lastUsedAt)
                        .reversed())
                .toList();
    }

    /** @throws NotFound if it is none of mine */
    public void end(SignedIn me, String session) {
        requireOpen();
        if (!keycloak.end(me.person().toString(), session)) {
            throw new NotFound("session", session);
        }
        revocations.session(me.person().toString(), session);
    }

    /** @param others whether the one I am asking from goes on */
    public void endAll(SignedIn me, boolean others) {
        requireOpen();
        String person = me.person().toString();
        keycloak.endAll(person, others ? me.session() : null).forEach(session -> revocations.session(person, session));
    }

    /** A sign-in of this second may not have been handed over yet. */
    private Map<String, SignInRow> began(List<KeycloakSession> sessions) {
        List<String> ids = sessions.stream().map(KeycloakSession::id).toList();
        Map<String, SignInRow> found = signIns.ofSessions(ids);
        if (found.size() == ids.size()) {
            return found;
        }
        try {
            handOver.fetch();
        } catch (RuntimeException e) {
            LOG.debug("Nothing handed over in between", e);
            return found;
        }
        return signIns.ofSessions(ids);
    }

    private SessionView view(KeycloakSession session, @Nullable SignInRow began, @Nullable String mine) {
        Device device = began == null ? Device.UNKNOWN : devices.of(began.userAgent());
        return new SessionView(
                session.id(),
                session.address(),
                device.browser(),
                device.system(),
                places.of(session.address()),
                Instant.ofEpochSecond(session.startedAt()),
                Instant.ofEpochSecond(session.lastUsedAt()),
                session.remembered(),
                session.id().equals(mine));
    }

    private void requireOpen() {
        if (!keycloak.isOpen()) {
            throw new KeycloakAway();
        }
    }
}
