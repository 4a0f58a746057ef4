package io.taskloom.engine.trigger;

import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.outbox.EventConsumer;
import java.util.List;
import org.springframework.stereotype.Component;

/** Starts the automations that wait for an event, each by itself: one that fails keeps no other from starting. */
@Component
class TriggerConsumer implements EventConsumer {

    private final TriggerIndex index;
    private final TriggerVariables variables;
    private final TriggeredStart starts;

    TriggerConsumer(TriggerIndex index, TriggerVariables variables, TriggeredStart starts) {
        this.index = index;
        this.variables = variables;
        this.starts = starts;
    }

    @Override
    public String name() {
        return "trigger";
    }

    @Override
    public void handle(Recorded event) {
        List<Armed> waiting = index.waitingFor(event.workspace(), event.type());
        for (Armed armed : waiting) {
            if (!event.time().isBefore(armed.since())) {
                starts.start(armed, event, variables.of(event));
            }
        }
    }
}
