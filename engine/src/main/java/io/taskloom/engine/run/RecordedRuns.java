package io.taskloom.engine.run;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.run.RunReader.StepRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs as they were recorded, for whoever makes something of one. */
@Service
public class RecordedRuns {

    /** As many as a try-out takes. */
    private static final int MOST_STEPS = 500;

    private final Runs runs;
    private final RunReader reader;
    private final StepValues values;

    RecordedRuns(Runs runs, RunReader reader, StepValues values) {
        this.runs = runs;
        this.reader = reader;
        this.values = values;
    }

    /**
     * @throws io.taskloom.engine.problem.NotFound if the actor does not see it
     * @throws RunTooLong if it went through more than 500 elements
     */
    @Transactional(readOnly = true)
    public RecordedRun get(Actor actor, RunId id) {
        RunView run = runs.get(actor, id);
        List<StepRow> steps = reader.steps(id, 0, MOST_STEPS + 1);
        if (steps.size() > MOST_STEPS) {
            throw new RunTooLong(MOST_STEPS);
        }
        return new RecordedRun(run, steps.stream().map(StepRow::view).toList());
    }

    /** All that a step brought, by name. @throws OutputNotKept if it was too large to be recorded */
    public Map<String, Object> output(StepView step) {
        Map<String, Object> whole =
                values.whole(step.output() == null ? null : step.output().toString());
        if (whole == null) {
            throw new OutputNotKept(Objects.requireNonNullElse(step.elementName(), step.elementId()));
        }
        return whole;
    }
}
