package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.event.PersonId;

/** Somebody joined by it; what they joined tells that itself. */
record InvitationAccepted(InvitationEvent.Of invitation, PersonId person) implements InvitationEvent {}
