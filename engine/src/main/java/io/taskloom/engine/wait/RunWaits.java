package io.taskloom.engine.wait;

import io.taskloom.engine.automation.Designers;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.problem.Forbidden;
import io.taskloom.engine.run.RunView;
import io.taskloom.engine.run.Runs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a run waits for, for whoever sees the run. */
@Service
class RunWaits {

    private final Runs runs;
    private final Designers designers;
    private final WaitRows waits;
    private final CallbackRows callbacks;
    private final Addresses addresses;

    RunWaits(Runs runs, Designers designers, WaitRows waits, CallbackRows callbacks, Addresses addresses) {
        this.runs = runs;
        this.designers = designers;
        this.waits = waits;
        this.callbacks = callbacks;
        this.addresses = addresses;
    }

    /** @throws io.taskloom.engine.problem.NotFound if the actor sees no such run */
    RunWaitsView of(Actor actor, RunId id) {
        RunView run = runs.get(actor, id);
        boolean told = run.endedAt() == null && maySteer(actor, run);
        return new RunWaitsView(
                waits.of(id).stream()
                        .map(wait -> new RunWaitsView.Open(
                                wait.elementId(),
                                wait.awaited().event(),
                                wait.awaited().condition(),
                                wait.since(),
                                wait.problem()))
                        .toList(),
                callbacks.of(id).stream()
                        .map(each -> new RunWaitsView.Called(
                                each.elementId(), url(each, told), each.calledAt(), each.takenAt()))
                        .toList());
    }

    private @Nullable String url(Callback callback, boolean told) {
        return told && callback.calledAt() == null ? addresses.of(callback) : null;
    }

    private boolean maySteer(Actor actor, RunView run) {
        try {
            designers.require(actor, run.workspaceId());
            return true;
        } catch (Forbidden mayOnlyLook) {
            return false;
        }
    }
}
