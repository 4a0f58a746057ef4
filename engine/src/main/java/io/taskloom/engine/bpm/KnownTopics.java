package io.taskloom.engine.bpm;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which service tasks have somebody who does them; a model with any other would wait for ever. */
@Component
class KnownTopics {

    private final ObjectProvider<StepWork> works;
    private final ObjectProvider<Action<?, ?>> actions;

    KnownTopics(ObjectProvider<StepWork> works, ObjectProvider<Action<?, ?>> actions) {
        this.works = works;
        this.actions = actions;
    }

    /** @param topic as in the model: {@code connector:email.send}, {@code taskloom:create-task} */
    boolean knows(String topic) {
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
