package io.taskloom.engine.project;

import io.taskloom.engine.identity.PersonView;

/** Somebody in a project. */
public record ProjectMember(PersonView person, ProjectRole role) {}
