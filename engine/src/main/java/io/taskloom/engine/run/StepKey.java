package io.taskloom.engine.run;

import io.taskloom.engine.event.RunId;

/** One pass through one element. */
record StepKey(RunId run, String activityInstance) {}
