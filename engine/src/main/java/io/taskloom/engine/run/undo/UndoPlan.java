package io.taskloom.engine.run.undo;

import io.taskloom.engine.bpm.StepUndo;
import io.taskloom.engine.bpm.StepUndo.Done;
import io.taskloom.engine.bpm.StepUndo.Outcome;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.run.undo.UndoRows.RunUndo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks whoever did a run's steps what taking them back would come to, and has them do it. */
@Component
class UndoPlan {

    /** Most steps with an effect outside of it that a run is undone with. */
    static final int MOST = 1_000;

    private final UndoRows rows;
    private final List<StepUndo> undos;

    UndoPlan(UndoRows rows, List<StepUndo> undos) {
        this.rows = rows;
        this.undos = undos;
    }

    /** From the last step to the first. @throws UndoTooLong if there are too many */
    List<UndoStep> of(Actor actor, RunUndo run) {
        List<DoneStep> done = rows.done(run.run(), MOST + 1);
        if (done.size() > MOST) {
            throw new UndoTooLong(MOST);
        }
        Map<String, Object> ahead = new HashMap<>();
        List<UndoStep> steps = new ArrayList<>();
        for (DoneStep step : done) {
            look(actor, run, step, ahead).ifPresent(outcome -> steps.add(UndoStep.planned(step, outcome)));
        }
        return steps;
    }

    private Optional<Outcome> look(Actor actor, RunUndo run, DoneStep step, Map<String, Object> ahead) {
        String topic = step.topic();
        if (topic == null) {
            return Optional.of(new Outcome.Impossible(
                    step.byPerson() ? "A person has done this." : "What it did was not recorded yet when it ran."));
        }
        if (!step.completed()) {
            return Optional.of(
                    new Outcome.Impossible("It did not come to its end; whether it had an effect is not known."));
        }
        StepUndo undo = find(topic);
        return undo == null
                ? Optional.of(new Outcome.Impossible("Steps of this kind can't be undone."))
                : undo.look(actor, told(run, step, topic, Ids.next(), 1), ahead);
    }

    /** Takes one back; see {@link StepUndo#undo}. */
    Outcome undo(Actor actor, RunUndo run, DoneStep step, UUID key, int attempt, Consumer<Outcome> record) {
        String topic = step.topic();
        StepUndo undo = topic == null ? null : find(topic);
        if (topic == null || undo == null) {
            return new Outcome.Impossible("Steps of this kind can't be undone any more.");
        }
        return undo.undo(actor, told(run, step, topic, key, attempt), record);
    }

    private @Nullable StepUndo find(String topic) {
        return undos.stream().filter(undo -> undo.handles(topic)).findFirst().orElse(null);
    }

    private static Done told(RunUndo run, DoneStep step, String topic, UUID key, int attempt) {
        return new Done(
                key,
                attempt,
                run.run(),
                run.automation(),
                run.workspace(),
                topic,
                run.started(),
                step.input(),
                step.output());
    }
}
