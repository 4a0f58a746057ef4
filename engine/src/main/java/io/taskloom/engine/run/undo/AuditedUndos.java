package io.taskloom.engine.run.undo;

import io.taskloom.engine.event.AuditedActs;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who has had what a run did taken back. */
@Component
class AuditedUndos implements AuditedActs {

    @Override
    public List<Act> all() {
        return List.of(Act.of("RunUndoBegun", Kind.AUTOMATION, "undid a run of “{name}”"));
    }
}
