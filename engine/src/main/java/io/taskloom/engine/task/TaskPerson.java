package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.PersonView;
import org.jspecify.annotations.Nullable;

/** A person in an event: enough to show and to write to. */
public record TaskPerson(PersonId id, String name, @Nullable String email) {

    public static TaskPerson of(PersonView person) {
        return new TaskPerson(person.id(), person.name(), person.email());
    }
}
