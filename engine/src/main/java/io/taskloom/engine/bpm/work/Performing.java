package io.taskloom.engine.bpm.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.bpm.StepWork;
import io.taskloom.engine.bpm.StepWork.Outcome;
import io.taskloom.engine.problem.Gone;
import io.taskloom.engine.problem.Problem;
import org.springframework.stereotype.Component;

/** Does the work of one step and sees that its outcome is recorded. */
@Component
class Performing {

    private final Works works;
    private final LateInputs lateInputs;
    private final RunRights rights;
    private final Outcomes outcomes;
    private final MeterRegistry meters;

    Performing(Works works, LateInputs lateInputs, RunRights rights, Outcomes outcomes, MeterRegistry meters) {
        this.works = works;
        this.lateInputs = lateInputs;
        this.rights = rights;
        this.outcomes = outcomes;
        this.meters = meters;
    }

    void perform(Step step) {
        if (step.topic().prefix().equals(Action.PREFIX)) {
            outcomes.performAction(step);
            return;
        }
        Timer.Sample sample = Timer.start(meters);
        Outcome outcome = call(step);
        sample.stop(meters.timer("taskloom.step.calls", "topic", step.topic().toString(), "outcome", label(outcome)));
        outcomes.record(step, outcome);
    }

    private Outcome call(Step step) {
        try {
            rights.check(step);
        } catch (Problem gone) {
            return new Outcome.Failed(gone.detail(), false, null);
        } catch (RuntimeException unknown) {
            return new Outcome.Failed("Whose rights the run has could not be read.", true, null);
        }
        try {
            StepWork.Call call = new StepWork.Call(
                    step.topic().name(),
                    step.id(),
                    step.attempt(),
                    step.instance(),
                    step.workspace(),
                    step.elementId(),
                    lateInputs.complete(step));
            return works.of(step.topic().prefix()).perform(call);
        } catch (Gone unwanted) {
            return new Outcome.Error("gone", unwanted.detail());
        } catch (Exception e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()), true, null);
        }
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> "done";
            case Outcome.Failed failed -> "failed";
            case Outcome.Error error -> "error";
        };
    }
}
