package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.bpm.StepWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The steps that features offer; asked late, since features depend on the engine and not the other way round. */
@Component
class InstalledSteps implements KnownTopics {

    private final ObjectProvider<Action<?, ?>> actions;
    private final ObjectProvider<StepWork> works;

    InstalledSteps(ObjectProvider<Action<?, ?>> actions, ObjectProvider<StepWork> works) {
        this.actions = actions;
        this.works = works;
    }

    @Override
    public boolean knows(String topic) {
        int colon = topic.indexOf(':');
        if (colon < 0) {
            return false;
        }
        String prefix = topic.substring(0, colon);
        String name = topic.substring(colon + 1);
        return prefix.equals(Action.PREFIX)
                ? actions.stream().anyMatch(action -> action.name().equals(name))
                : works.stream().anyMatch(work -> work.prefix().equals(prefix) && work.offers(name));
    }
}
