package io.taskloom.engine.workspace;

import io.taskloom.engine.identity.PersonView;

/** Somebody in a workspace. */
public record Member(PersonView person, WorkspaceRole role) {}
