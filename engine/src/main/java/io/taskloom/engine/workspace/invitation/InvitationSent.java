package io.taskloom.engine.workspace.invitation;

/** A mail is on its way, the first or another. */
record InvitationSent(InvitationEvent.Of invitation) implements InvitationEvent {}
