package io.taskloom.engine.automation;

import io.taskloom.engine.bpm.Deployments.ModelFinding;
import java.util.List;

/** Checks what a model's start events ask for; implemented by those who start automations. */
public interface StartCheck {

    /** Everything about this trigger that forbids publishing. */
    List<ModelFinding> check(AutomationTrigger trigger);
}
