package io.taskloom.engine.automation;

import io.taskloom.engine.problem.Conflict;

/** It is switched off. */
class AutomationDisabled extends Conflict {

    AutomationDisabled(String name) {
        super("\"%s\" is switched off.".formatted(name));
    }
}
