package io.taskloom.engine.bpm.script;

import io.taskloom.engine.problem.Unprocessable;

/** A script of a user's model that does not parse, fails, or exceeds a limit. */
public class ScriptFailed extends Unprocessable {

    ScriptFailed(String reason) {
        super("The script failed: " + reason);
    }
}
