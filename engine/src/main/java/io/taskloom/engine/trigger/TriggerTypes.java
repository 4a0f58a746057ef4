package io.taskloom.engine.trigger;

import io.taskloom.engine.event.EventTypes;
import io.taskloom.engine.event.EventTypes.EventType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Every type of event that can start an automation, gathered from the features. */
@Component
public class TriggerTypes {

    private final Map<String, EventType> byName = new LinkedHashMap<>();

    TriggerTypes(List<EventTypes> features) {
        features.forEach(feature -> feature.all().forEach(type -> byName.put(type.type(), type)));
    }

    /** What it brings; empty if there is no such type. */
    public Optional<EventType> find(String type) {
        return Optional.ofNullable(byName.get(type));
    }

    boolean known(String type) {
        return byName.containsKey(type);
    }

    Set<String> names() {
        return byName.keySet();
    }

    Collection<EventType> all() {
        return byName.values();
    }
}
