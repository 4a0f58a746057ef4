package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.Person;

/** A person in an event: enough to show and to write to. */
public record TaskPerson(PersonId id, String name, String email) {

    static TaskPerson of(Person person) {
        return new TaskPerson(person.id(), person.name(), person.email());
    }
}
