package io.taskloom.engine.wait;

import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.outbox.EventConsumer;
import io.taskloom.engine.trigger.EventHearing;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Moves the runs that wait for an event, each by itself: one that fails keeps no other from going on. */
@Component
class WaitConsumer implements EventConsumer {

    private final WaitableEvents types;
    private final WaitRows rows;
    private final EventMove moves;

    WaitConsumer(WaitableEvents types, WaitRows rows, EventMove moves) {
        this.types = types;
        this.rows = rows;
        this.moves = moves;
    }

    @Override
    public String name() {
        return "waits";
    }

    @Override
    public Set<String> types() {
        return types.all();
    }

    /** For most events nothing waits, and they cost one look into an index. */
    @Override
    public boolean wants(Recorded event) {
        return EventHearing.isNews(event) && rows.anyFor(event.workspace(), event.type());
    }

    /** Each run moves in a transaction of its own, and an event moves a wait once. */
    @Override
    public boolean inOneTransaction() {
        return false;
    }

    @Override
    public void handle(Recorded event) {
        rows.waitingFor(event.workspace(), event.type(), event.time()).forEach(wait -> moves.offer(wait, event));
    }
}
