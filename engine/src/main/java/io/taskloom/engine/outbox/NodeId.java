package io.taskloom.engine.outbox;

import io.taskloom.engine.event.Ids;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** This run of this node: a restarted node is another one, so that it never takes its dead self's leases for its own. */
@Component
class NodeId {

    private final UUID value = Ids.next();

    UUID value() {
        return value;
    }
}
