package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.problem.NotFound;

/** The automation asks for nothing when it is started by hand. */
class NoStartForm extends NotFound {

    NoStartForm(AutomationId automation) {
        super("start form of automation", automation);
    }
}
