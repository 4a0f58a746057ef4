package io.taskloom.engine.bpm;

import io.taskloom.engine.problem.Unprocessable;

/** A decision whose expressions fail or take too long, or in which more rules match than may. */
public class DecisionFailed extends Unprocessable {

    public DecisionFailed(String decision, String why) {
        super("The decision \"%s\" could not be made: %s".formatted(decision, why));
    }
}
