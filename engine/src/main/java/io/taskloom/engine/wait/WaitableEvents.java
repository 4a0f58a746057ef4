package io.taskloom.engine.wait;

import io.taskloom.engine.automation.AutomationTrigger;
import io.taskloom.engine.bpm.KnownEvents;
import io.taskloom.engine.event.EventTypes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whatever can start an automation can be waited for, except the clock: for that there are timers. */
@Component
class WaitableEvents implements KnownEvents {

    private final Set<String> names = new LinkedHashSet<>();

    WaitableEvents(List<EventTypes> features) {
        features.forEach(feature -> feature.all().forEach(type -> names.add(type.type())));
        names.remove(AutomationTrigger.SCHEDULE);
    }

    @Override
    public Set<String> all() {
        return names;
    }
}
