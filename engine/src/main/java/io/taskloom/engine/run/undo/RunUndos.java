package io.taskloom.engine.run.undo;

import io.taskloom.engine.automation.Designers;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.bpm.StartProcess.Definition.OwnKey;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.run.RunState;
import io.taskloom.engine.run.RunUndoing;
import io.taskloom.engine.run.RunView;
import io.taskloom.engine.run.RunView.UndoState;
import io.taskloom.engine.run.Runs;
import io.taskloom.engine.run.undo.UndoRows.RunUndo;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Undoes runs that are over or held, for who may publish their automations, with the rights of who asks. A run that goes on is
 * cancelled first, by whoever wants it undone: what it does in that moment would be missed. One that is held does nothing; it
 * ends here. That it is undone, its steps and the process that takes them back are one transaction; who kills the node before
 * that leaves at most a held run that has ended, and can be asked for once more.
 */
@Service
class RunUndos implements RunUndoing {

    private final Runs runs;
    private final Designers designers;
    private final UndoPlan plan;
    private final UndoRows rows;
    private final Processes processes;
    private final Events events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RunUndos(
            Runs runs,
            Designers designers,
            UndoPlan plan,
            UndoRows rows,
            Processes processes,
            Events events,
            TransactionTemplate transaction,
            Clock clock) {
        this.runs = runs;
        this.designers = designers;
        this.plan = plan;
        this.rows = rows;
        this.processes = processes;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of it; for a run that nobody has had undone, what would. For who sees the run. */
    UndoView get(Actor actor, RunId id) {
        RunView run = runs.get(actor, id);
        return new UndoView(run.undo(), run.undo() == null ? plan.of(actor, asked(actor, run)) : rows.steps(id));
    }

    /** @throws UndoTooLong if it did too much; the rest as {@link RunUndoing} says */
    @Override
    public void undo(Actor actor, RunId id) {
        RunView run = runs.get(actor, id);
        designers.require(actor, run.workspaceId());
        if (run.undo() != null) {
            again(actor, run);
            return;
        }
        boolean held = run.state() == RunState.FAILED && run.endedAt() == null;
        if (run.endedAt() == null && !held) {
            throw new RunGoesOn(run.state());
        }
        RunUndo asked = asked(actor, run);
        List<UndoStep> steps = planned(actor, asked);
        if (held) {
            transaction.executeWithoutResult(
                    status -> processes.cancel(new InstanceId(id.value()), "undone by " + actor.person()));
            // Another branch of it may have done something in the meantime.
            steps = planned(actor, asked);
        }
        begin(actor, run, asked, steps);
    }

    private List<UndoStep> planned(Actor actor, RunUndo asked) {
        List<UndoStep> steps = plan.of(actor, asked);
        if (steps.stream().noneMatch(step -> step.state() == UndoStepState.WAITING)) {
            throw new NothingToUndo();
        }
        return steps;
    }

    private void begin(Actor actor, RunView run, RunUndo asked, List<UndoStep> steps) {
        transaction.executeWithoutResult(status -> {
            if (!rows.begin(run.id(), asked.workspace(), asked.person(), asked.started())) {
                throw new RunUndoneBefore(UndoState.UNDER_WAY);
            }
            for (int position = 0; position < steps.size(); position++) {
                rows.add(run.id(), position, steps.get(position));
            }
            start(actor, run);
        });
    }

    /** Has only what failed tried again, by the keys it had and with the rights of who asks now. */
    private void again(Actor actor, RunView run) {
        transaction.executeWithoutResult(status -> {
            if (!rows.again(run.id(), person(actor))) {
                throw new RunUndoneBefore(Objects.requireNonNull(run.undo()).state());
            }
            start(actor, run);
        });
    }

    private void start(Actor actor, RunView run) {
        processes.start(new StartProcess(
                new OwnKey(UndoProcess.KEY),
                run.id().toString(),
                run.workspaceId(),
                Map.of(UndoProcess.RUN, run.id().toString()),
                null));
        events.publish(actor, new RunUndoBegun(run.id(), run.workspaceId(), run.automationId(), run.automationName()));
    }

    private RunUndo asked(Actor actor, RunView run) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new RunUndo(run.id(), run.workspaceId(), run.automationName(), person(actor), now);
    }

    private static PersonId person(Actor actor) {
        return Objects.requireNonNull(actor.person(), "only people undo runs");
    }
}
