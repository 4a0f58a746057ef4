package io.taskloom.engine.live;

import io.taskloom.engine.event.PersonId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
    private final Map<String, Topic> followed = new HashMap<>();
    private int frames;
    private long minute;

    LiveSession(WebSocketSession socket) {
        this.socket = socket;
    }

    @Nullable
    PersonId person() {
        return person;
    }

    synchronized void signedIn(PersonId who, ScheduledFuture<?> closing) {
        person = who;
        endsBy(closing);
    }

    /** Replaces whatever would have ended it earlier or later. */
    synchronized void endsBy(ScheduledFuture<?> closing) {
        ScheduledFuture<?> earlier = end;
        if (earlier != null) {
            earlier.cancel(false);
        }
        end = closing;
    }

    /** @param id the browser's own name of it @return false if there are too many already */
    synchronized boolean subscribe(String id, Topic topic, int most) {
        if (followed.size() >= most && !followed.containsKey(id)) {
            return false;
        }
        followed.put(id, topic);
        return true;
    }

    synchronized void unsubscribe(String id) {
        followed.remove(id);
    }

    synchronized Set<Topic> followed() {
        return Set.copyOf(followed.values());
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
