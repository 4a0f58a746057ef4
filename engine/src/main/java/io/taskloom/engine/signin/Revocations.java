package io.taskloom.engine.signin;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.signin.RevocationRows.Row;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes tokens back: rows that outlive any restart, and an event that reaches every node. */
@Service
class Revocations {

    private static final Actor KEYCLOAK = new Actor.System("sign-in");

    private final RevocationRows rows;
    private final SignInSettings settings;
    private final Events events;
    private final ApplicationEventPublisher node;
    private final Clock clock;

    Revocations(
            RevocationRows rows, SignInSettings settings, Events events, ApplicationEventPublisher node, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.events = events;
        this.node = node;
        this.clock = clock;
    }

    /** This node has changed what is taken back. */
    record Changed() {}

    /** What Keycloak tells may end a session, or change what somebody may do. */
    @Transactional
    void note(Happening happening) {
        switch (happening.type()) {
            case "LOGOUT", "SESSION_ENDED", "USER_SESSION_DELETED", "REFRESH_TOKEN_ERROR" -> {
                if (happening.session() != null) {
                    session(happening.person(), happening.session());
                }
            }
            case "RIGHTS_CHANGED" -> changed(happening, happening.person());
            case "EVERYBODYS_RIGHTS_CHANGED" -> changed(happening, null);
            default -> {}
        }
    }

    /** @param person whose it is; null where that is not known */
    @Transactional
    void session(@Nullable String person, String session) {
        add(person, new Row(session, null, clock.instant()));
    }

    private void changed(Happening happening, @Nullable String person) {
        add(person, new Row(null, person, happening.at()));
        PersonId by = happening.by() == null ? null : PersonId.of(happening.by());
        events.publish(
                by == null ? KEYCLOAK : new Actor.Person(by),
                new AccountRightsChanged(person == null ? null : PersonId.of(person), by, happening.administrator()));
    }

    @Transactional
    void person(PersonId person) {
        add(person.toString(), new Row(null, person.toString(), clock.instant()));
    }

    private void add(@Nullable String person, Row row) {
        Instant endsAt = clock.instant().plus(settings.longestToken());
        if (rows.insert(row, endsAt)) {
            events.publish(KEYCLOAK, new TokensRevoked(person == null ? null : PersonId.of(person)));
            node.publishEvent(new Changed());
        }
    }
}
