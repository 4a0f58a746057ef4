package io.taskloom.engine.live;

import io.taskloom.engine.event.PersonId;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** One browser's connection. */
class LiveSession {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
    private static final long MINUTE = 60_000;

    private final WebSocketSession socket;
    private volatile @Nullable PersonId person;
    private volatile @Nullable ScheduledFuture<?> end;
    private int subscriptions;
    private int frames;
    private long minute;

    LiveSession(WebSocketSession socket) {
        this.socket = socket;
    }

    @Nullable
    PersonId person() {
        return person;
    }

    void signedIn(PersonId who, ScheduledFuture<?> closing) {
        ScheduledFuture<?> earlier = end;
        if (earlier != null) {
            earlier.cancel(false);
        }
        person = who;
        end = closing;
    }

    /** @return false if there are too many already */
    synchronized boolean subscribe(int most) {
        if (subscriptions >= most) {
            return false;
        }
        subscriptions++;
        return true;
    }

    synchronized void unsubscribe() {
        subscriptions = Math.max(subscriptions - 1, 0);
    }

    /** @return false if there were too many within the running minute */
    synchronized boolean frame(long nowMillis, int most) {
        if (nowMillis / MINUTE != minute) {
            minute = nowMillis / MINUTE;
            frames = 0;
        }
        return ++frames <= most;
    }

    void close(CloseStatus status) {
        try {
            socket.close(status);
        } catch (IOException e) {
            LOG.debug("Session {} was closed already", socket.getId(), e);
        }
    }

    void ended() {
        ScheduledFuture<?> closing = end;
        if (closing != null) {
            closing.cancel(false);
        }
    }
}
