package io.taskloom.engine.run.undo;

import io.taskloom.engine.bpm.OwnStep;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.run.RunView.UndoState;
import io.taskloom.engine.run.undo.UndoRows.RunUndo;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A step of {@code undo-run.bpmn}: all was tried. */
@Component
class NoteRunUndoneAction implements OwnStep {

    private final UndoRows rows;
    private final Events events;
    private final Clock clock;

    NoteRunUndoneAction(UndoRows rows, Events events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "note-run-undone";
    }

    @Override
    public String title() {
        return "Note that a run was undone";
    }

    @Override
    public Map<String, Object> act(Actor actor, String id) {
        RunId run = RunId.of(id);
        List<UndoStepState> states =
                rows.steps(run).stream().map(UndoStep::state).toList();
        UndoState state = comesTo(states);
        RunUndo undo = rows.find(run).orElse(null);
        if (undo != null && rows.finish(run, state, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            events.publish(
                    new Actor.Person(undo.person()), new RunUndone(run, undo.workspace(), undo.automation(), state));
        }
        return Map.of();
    }

    private static UndoState comesTo(List<UndoStepState> steps) {
        if (steps.contains(UndoStepState.FAILED)) {
            return UndoState.FAILED;
        }
        return steps.stream().allMatch(step -> step == UndoStepState.UNDONE) ? UndoState.UNDONE : UndoState.PARTLY;
    }
}
