package io.taskloom.engine.run;

import java.util.List;

/** A run with the model it followed and every step, in the order they began. */
public record RecordedRun(RunView run, List<StepView> steps) {}
