package io.taskloom.engine.live;

import io.taskloom.engine.event.EventJson;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Follows what happens by server-sent events (promise N2), on the request's own virtual thread: first what was missed, then what
 * comes, until the token ends, rights change, the node stops or the browser has gone.
 */
@Service
class Following {

    private static final int PAGE = 200;

    private final Changes changes;
    private final Topics topics;
    private final LiveStreams streams;
    private final EventJson json;
    private final LiveSettings settings;
    private final Clock clock;

    Following(Changes changes, Topics topics, LiveStreams streams, EventJson json, LiveSettings settings, Clock clock) {
        this.changes = changes;
        this.topics = topics;
        this.streams = streams;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param destinations as a WebSocket's SUBSCRIBE names them; empty for everything
     * @throws NotFound if there is one that the person can not follow
     */
    LiveStream open(SignedIn who, List<String> destinations) {
        if (destinations.size() > settings.subscriptions()) {
            throw new InvalidInput("topics", "too-many", "Too many topics for one stream.");
        }
        Set<Topic> wanted = new HashSet<>();
        for (String destination : destinations) {
            Topic topic = Topic.parse(destination, who.person());
            if (topic == null || !topics.mayFollow(who.person(), topic)) {
                throw new NotFound("topic", destination);
            }
            wanted.add(topic);
        }
        LiveStream stream = new LiveStream(who.person(), wanted);
        streams.open(stream);
        return stream;
    }

    /** @param since position of the last event known; null to begin now */
    void follow(LiveStream stream, SignedIn who, @Nullable Long since, EventStreamWriter out)
            throws IOException, InterruptedException {
        try {
            long position = since == null ? changes.since(who.actor(), null, 1).next() : since;
            out.begin(position);
            while (true) {
                String end = clock.instant().isBefore(who.expiresAt()) ? stream.ending() : "token-ended";
                if (end != null) {
                    out.end(end);
                    return;
                }
                Changes.Missed missed = changes.since(who.actor(), position, PAGE);
                position = missed.next();
                for (Recorded event : missed.events()) {
                    if (stream.wants(event)) {
                        out.event(event, json.write(event));
                    }
                }
                out.flush();
                if (missed.events().size() < PAGE) {
                    rest(stream, who.expiresAt(), position, out);
                }
            }
        } finally {
            streams.close(stream);
        }
    }

    private void rest(LiveStream stream, Instant tokenEnds, long position, EventStreamWriter out)
            throws IOException, InterruptedException {
        Duration left = Duration.between(clock.instant(), tokenEnds);
        if (stream.await(left.compareTo(settings.heartbeat()) < 0 ? left : settings.heartbeat())) {
            Thread.sleep(settings.streamPause());
        } else {
            out.heartbeat(position);
        }
    }
}
