package io.taskloom.engine.wait;

import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.web.MailPage;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes addresses; every method joins the caller's transaction. */
@Component
class Addresses {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final CallbackRows rows;
    private final CallbackTokens tokens;
    private final URI pages;
    private final Clock clock;

    Addresses(CallbackRows rows, CallbackTokens tokens, WaitSettings settings, Clock clock) {
        this.rows = rows;
        this.tokens = tokens;
        this.pages = settings.publicUrl();
        this.clock = clock;
    }

    /** One for each element. @return by element */
    Map<String, String> make(RunId run, WorkspaceId workspace, Collection<String> elements) {
        Map<String, String> addresses = new LinkedHashMap<>();
        elements.forEach(element -> addresses.put(element, of(add(run, workspace, element))));
        return addresses;
    }

    /** One for the next round at the element. @return all that are good by now, by element */
    Map<String, String> renewed(Callback taken) {
        add(taken.run(), taken.workspace(), taken.elementId());
        Map<String, String> addresses = new LinkedHashMap<>();
        rows.open(taken.run()).forEach(open -> addresses.put(open.elementId(), of(open)));
        return addresses;
    }

    String of(Callback callback) {
        return MailPage.link(pages, "/callbacks/" + tokens.of(callback));
    }

    private Callback add(RunId run, WorkspaceId workspace, String element) {
        var id = new CallbackId(new UUID(RANDOM.nextLong(), RANDOM.nextLong()));
        var made =
                new Callback(id, run, workspace, element, clock.instant().truncatedTo(ChronoUnit.MICROS), null, null);
        rows.insert(made);
        return made;
    }
}
