package io.taskloom.engine.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.SignedIn;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

/** The connections of this node; closes one when its token ends or its rights change, so that it comes back checked anew. */
@Component
class LiveSessions {

    /** Private use codes of RFC 6455 section 7.4.2; the browser reconnects on each. */
    static final CloseStatus TOKEN_ENDED = new CloseStatus(4401, "token ended");

    static final CloseStatus NOT_SIGNED_IN = new CloseStatus(4408, "no CONNECT in time");

    static final CloseStatus RIGHTS_CHANGED = new CloseStatus(4403, "rights changed");

    private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
    private final ThreadPoolTaskScheduler timer = new ThreadPoolTaskScheduler();

    private final LiveSettings settings;
    private final Clock clock;

    LiveSessions(MeterRegistry meters, LiveSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        timer.setThreadNamePrefix("live-timer-");
        timer.setDaemon(true);
        timer.setRemoveOnCancelPolicy(true);
        timer.initialize();
        Gauge.builder("taskloom.live.sessions", sessions, Map::size)
                .description("Browsers connected to this node")
                .register(meters);
    }

    @Nullable
    LiveSession find(@Nullable String id) {
        return id == null ? null : sessions.get(id);
    }

    void signedIn(LiveSession session, SignedIn who) {
        session.signedIn(who.person(), timer.schedule(() -> session.close(TOKEN_ENDED), who.expiresAt()));
    }

    void closeAllOf(PersonId person) {
        sessions.values().stream()
                .filter(session -> person.equals(session.person()))
                .forEach(session -> session.close(RIGHTS_CHANGED));
    }

    WebSocketHandler tracking(WebSocketHandler handler) {
        return new WebSocketHandlerDecorator(handler) {
            @Override
            public void afterConnectionEstablished(WebSocketSession socket) throws Exception {
                LiveSession session = new LiveSession(socket);
                sessions.put(socket.getId(), session);
                session.endsBy(timer.schedule(
                        () -> session.close(NOT_SIGNED_IN), clock.instant().plus(settings.signIn())));
                super.afterConnectionEstablished(socket);
            }

            @Override
            public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) throws Exception {
                LiveSession session = sessions.remove(socket.getId());
                if (session != null) {
                    session.ended();
                }
                super.afterConnectionClosed(socket, status);
            }
        };
    }

    @PreDestroy
    void stop() {
        timer.shutdown();
    }
}
