package io.taskloom.engine.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.RunId;
import org.jspecify.annotations.Nullable;

/** What happened to a run: its whole workspace hears of it, whichever projects it touched. */
public interface RunEvent extends DomainEvent {

    RunId run();

    @Override
    @JsonIgnore
    default @Nullable ProjectId project() {
        return null;
    }

    @Override
    @JsonIgnore
    default Subject subject() {
        return new Subject("run", run().value());
    }
}
