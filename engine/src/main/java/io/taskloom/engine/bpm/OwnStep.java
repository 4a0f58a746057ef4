package io.taskloom.engine.bpm;

import io.taskloom.engine.event.Actor;
import java.util.Map;
import java.util.Objects;

/** A step of our own models that needs nothing but the row it is about; no automation may use it. */
public interface OwnStep extends Action<OwnStep.Nothing, Map<String, Object>> {

    record Nothing() {}

    /**
     * @param actor the system
     * @param id of the row that the instance belongs to
     * @return what the model's conditions read
     */
    Map<String, Object> act(Actor actor, String id);

    @Override
    default boolean offered() {
        return false;
    }

    @Override
    default Class<Nothing> input() {
        return Nothing.class;
    }

    @Override
    default Map<String, Object> perform(Call call, Nothing input) {
        if (!(call.actor() instanceof Actor.System)) {
            throw new NotForAutomations();
        }
        return act(call.actor(), Objects.requireNonNull(call.businessKey()));
    }
}
