package io.taskloom.engine.trigger;

import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.outbox.EventConsumer;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Starts the automations that wait for an event, each by itself: one that fails keeps no other from starting. */
@Component
class TriggerConsumer implements EventConsumer {

    private final TriggerTypes types;
    private final TriggerIndex index;
    private final TriggerVariables variables;
    private final TriggeredStart starts;

    TriggerConsumer(TriggerTypes types, TriggerIndex index, TriggerVariables variables, TriggeredStart starts) {
        this.types = types;
        this.index = index;
        this.variables = variables;
        this.starts = starts;
    }

    @Override
    public String name() {
        return "trigger";
    }

    @Override
    public Set<String> types() {
        return types.names();
    }

    /**
     * Most events start nothing, and then cost one look into an index. What is meant for one person is no fact of the
     * workspace, and starts nothing ever; nor does what an import makes quietly.
     */
    @Override
    public boolean wants(Recorded event) {
        return EventHearing.isNews(event) && !waitingFor(event).isEmpty();
    }

    /** Each start is a transaction of its own, and the run's unique key makes a repeat harmless. */
    @Override
    public boolean inOneTransaction() {
        return false;
    }

    @Override
    public void handle(Recorded event) {
        waitingFor(event).forEach(armed -> starts.start(armed, event, variables.of(event)));
    }

    private List<Armed> waitingFor(Recorded event) {
        return index.waitingFor(event.workspace(), event.type()).stream()
                .filter(armed -> !event.time().isBefore(armed.since()))
                .toList();
    }
}
