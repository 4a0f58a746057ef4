package io.taskloom.engine.live;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.identity.Tokens;
import io.taskloom.engine.problem.Problem;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.stereotype.Component;

/** Lets through what a browser may say: sign in first, then follow what it may see, and sign in anew
 * before the token ends; nothing else. A refusal ends the connection. */
@Component
class LiveGate implements ChannelInterceptor {

    /** Where a browser sends a newer token to, in the header of a frame without a body. */
    static final String TOKEN = "/app/token";

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final LiveSessions sessions;
    private final Topics topics;
    private final LiveSettings settings;
    private final Clock clock;

    LiveGate(Tokens tokens, LiveSessions sessions, Topics topics, LiveSettings settings, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.topics = topics;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
        var frame = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
        StompCommand command = frame == null ? null : frame.getCommand();
        if (frame == null || command == null) {
            return message;
        }
        LiveSession session = sessions.find(frame.getSessionId());
        if (session == null) {
            // The connection has gone: nothing but its end may pass.
            return command == StompCommand.DISCONNECT ? message : null;
        }
        if (!session.frame(clock.millis(), settings.framesPerMinute())) {
            throw new MessageDeliveryException(message, "Too many frames; slow down.");
        }
        switch (command) {
            case CONNECT, STOMP -> connect(message, frame, session);
            case SUBSCRIBE -> subscribe(message, frame, session);
            case UNSUBSCRIBE -> session.unsubscribe(String.valueOf(frame.getSubscriptionId()));
            case SEND -> {
                renew(message, frame, session);
                // Nobody behind us waits for it.
                return null;
            }
            case DISCONNECT -> {}
            default -> throw new MessageDeliveryException(message, "Only subscriptions are taken here.");
        }
        return message;
    }

    private void connect(Message<?> message, StompHeaderAccessor frame, LiveSession session) {
        String name = signIn(message, frame, session).toString();
        frame.setUser(() -> name);
    }

    /** A newer token keeps the connection open longer; what is followed is asked for again. */
    private void renew(Message<?> message, StompHeaderAccessor frame, LiveSession session) {
        if (!TOKEN.equals(frame.getDestination()) || session.person() == null) {
            throw new MessageDeliveryException(message, "Only subscriptions are taken here.");
        }
        PersonId person = signIn(message, frame, session);
        if (!session.followed().stream().allMatch(topic -> topics.mayFollow(person, topic))) {
            session.close(LiveSessions.RIGHTS_CHANGED);
        }
    }

    private PersonId signIn(Message<?> message, StompHeaderAccessor frame, LiveSession session) {
        String header = frame.getFirstNativeHeader("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            throw new MessageDeliveryException(message, "This needs the header Authorization: Bearer <token>.");
        }
        try {
            SignedIn who = tokens.check(header.substring(BEARER.length()).strip());
            PersonId before = session.person();
            if (before != null && !before.equals(who.person())) {
                // What the first has subscribed to would outlive the first one's rights.
                throw new MessageDeliveryException(message, "This connection belongs to somebody else.");
            }
            sessions.signedIn(session, who);
            return who.person();
        } catch (Problem refused) {
            throw new MessageDeliveryException(message, refused.detail());
        }
    }

    private void subscribe(Message<?> message, StompHeaderAccessor frame, LiveSession session) {
        PersonId person = session.person();
        Topic topic = person == null ? null : topic(frame.getDestination(), person);
        if (topic == null || person == null || !topics.mayFollow(person, topic)) {
            throw new MessageDeliveryException(message, "There is no such topic that you can follow.");
        }
        if (!session.subscribe(String.valueOf(frame.getSubscriptionId()), topic, settings.subscriptions())) {
            throw new MessageDeliveryException(message, "Too many subscriptions on one connection.");
        }
    }

    private static @Nullable Topic topic(@Nullable String destination, PersonId reader) {
        return destination == null ? null : Topic.parse(destination, reader);
    }
}
