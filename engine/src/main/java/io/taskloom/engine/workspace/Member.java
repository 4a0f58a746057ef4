package io.taskloom.engine.workspace;

import io.taskloom.engine.identity.Person;

/** Somebody in a workspace. */
public record Member(Person person, WorkspaceRole role) {}
