package io.taskloom.engine.event;

import java.util.List;
import java.util.Map;

/** The events of a feature that can start automations; a feature declares them as a bean, so that no central list grows. */
public interface EventTypes {

    List<EventType> all();

    /**
     * @param type as {@link DomainEvent#type()} names it
     * @param title as a person says it: {@code A task is created}
     * @param sample the event's data, filled in as in real life: shows which variables there are and what they hold
     */
    record EventType(String type, String title, String description, Map<String, Object> sample) {}
}
