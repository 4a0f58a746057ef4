package io.taskloom.engine.live;

import io.taskloom.engine.event.EventJson;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.outbox.EventBroadcast;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.simp.SimpMessageSendingOperations;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;

/** Pushes every event to the browsers of this node that follow its project or workspace, or to its one person. */
@Component
class LivePush implements EventBroadcast {

    /** Events whose {@code person} may have lost what they follow. */
    private static final Set<String> RIGHTS_LOST =
            Set.of("MemberRemoved", "MemberRoleChanged", "ProjectMemberRemoved", "TokensRevoked");

    private static final MessageHeaders JSON =
            new MessageHeaders(Map.of(MessageHeaders.CONTENT_TYPE, MimeTypeUtils.APPLICATION_JSON));

    private final SimpMessageSendingOperations browsers;
    private final EventJson json;
    private final LiveSessions sessions;
    private final LiveStreams streams;

    LivePush(SimpMessageSendingOperations browsers, EventJson json, LiveSessions sessions, LiveStreams streams) {
        this.streams = streams;
        this.browsers = browsers;
        this.json = json;
        this.sessions = sessions;
    }

    @Override
    public void hear(Recorded event) {
        byte[] body = json.write(event).toString().getBytes(StandardCharsets.UTF_8);
        browsers.send(Topic.of(event).destination(), MessageBuilder.createMessage(body, JSON));
        streams.wake(event);
        String person = event.data().path("person").asText();
        if (RIGHTS_LOST.contains(event.type()) && !person.isEmpty()) {
            sessions.closeAllOf(PersonId.of(person));
            streams.endAllOf(PersonId.of(person));
        }
    }
}
