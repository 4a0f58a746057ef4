package io.taskloom.engine.admin;

import io.taskloom.engine.identity.Role;
import io.taskloom.engine.identity.RoleMissing;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.outbox.ParkedEvent;
import io.taskloom.engine.outbox.ParkedEvents;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Events that a part of the engine gave up on after its last attempt. */
@Service
public class DeadLetters {

    private static final String LIST = "parked-events";

    private final ParkedEvents parked;
    private final Cursors cursors;

    DeadLetters(ParkedEvents parked, Cursors cursors) {
        this.parked = parked;
        this.cursors = cursors;
    }

    /** Newest first. */
    public Page<ParkedEvent> list(SignedIn who, PageRequest page) {
        requireAdmin(who);
        ParkedEvents.Place place =
                page.cursor() == null ? null : cursors.read(LIST, page.cursor(), ParkedEvents.Place.class);
        return Page.of(
                parked.list(place, page.limit() + 1),
                page,
                last -> cursors.write(LIST, new ParkedEvents.Place(last.at(), last.id())));
    }

    /** Hands one in again. See {@link ParkedEvents#retry}. */
    public void retry(SignedIn who, UUID id) {
        requireAdmin(who);
        parked.retry(id);
    }

    private static void requireAdmin(SignedIn who) {
        if (!who.roles().contains(Role.ADMIN)) {
            throw new RoleMissing();
        }
    }
}
