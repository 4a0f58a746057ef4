package io.taskloom.engine.run.undo;

import io.taskloom.engine.automation.Designers;
import io.taskloom.engine.bpm.StepUndo;
import io.taskloom.engine.bpm.StepWork;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.problem.Forbidden;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.run.undo.UndoRows.Next;
import io.taskloom.engine.run.undo.UndoRows.RunUndo;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The step of {@code undo-run.bpmn}: takes back the next step of the run, with the rights of who asked for it. What was
 * changed and that it was are one transaction where it is ours; what was called elsewhere is called again, by the same key, if a
 * node is killed before its answer was written. What can't be taken back is left and holds up nothing.
 */
@Component
class UndoWork implements StepWork {

    /** Attempts at one step. */
    static final int ATTEMPTS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(UndoWork.class);

    private final UndoRows rows;
    private final UndoPlan plan;
    private final Designers designers;
    private final Clock clock;

    UndoWork(UndoRows rows, UndoPlan plan, Designers designers, Clock clock) {
        this.rows = rows;
        this.plan = plan;
        this.designers = designers;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return "undo";
    }

    /** Nobody's models but our own. */
    @Override
    public boolean offers(String name) {
        return false;
    }

    @Override
    public Outcome perform(Call call) {
        RunId id = RunId.of(String.valueOf(call.input().get(UndoProcess.STEP_RUN)));
        RunUndo run = rows.find(id).orElse(null);
        Next next = run == null ? null : rows.next(id).orElse(null);
        if (run == null || next == null) {
            return more(false);
        }
        Consumer<StepUndo.Outcome> record = outcome ->
                rows.end(id, next.step().id(), outcome, clock.instant().truncatedTo(ChronoUnit.MICROS));
        StepUndo.Outcome outcome = attempt(run, next, call.attempt(), record);
        if (outcome instanceof StepUndo.Outcome.Failed failed && failed.retryable() && call.attempt() < ATTEMPTS) {
            return new Outcome.Failed(failed.why(), true, failed.after());
        }
        record.accept(outcome);
        return more(true);
    }

    private StepUndo.Outcome attempt(RunUndo run, Next next, int attempt, Consumer<StepUndo.Outcome> record) {
        Actor actor = new Actor.Person(run.person(), run.workspace());
        try {
            designers.require(actor, run.workspace());
        } catch (Forbidden | NotFound gone) {
            return new StepUndo.Outcome.Failed("Who asked for it may no longer change automations here.", false, null);
        }
        try {
            return plan.undo(actor, run, next.step(), next.key(), attempt, record);
        } catch (RuntimeException e) {
            LOG.warn("Step {} of run {} could not be undone", next.step().id(), run.run(), e);
            return new StepUndo.Outcome.Failed("An unexpected error, which the log tells more about.", true, null);
        }
    }

    private static Outcome more(boolean more) {
        return new Outcome.Done(Map.of(UndoProcess.MORE, more));
    }
}
