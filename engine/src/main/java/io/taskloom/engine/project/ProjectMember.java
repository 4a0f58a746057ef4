package io.taskloom.engine.project;

import io.taskloom.engine.identity.Person;

/** Somebody in a project. */
public record ProjectMember(Person person, ProjectRole role) {}
