package io.taskloom.engine.workspace.invitation;

/** Nobody answered in time. */
record InvitationExpired(InvitationEvent.Of invitation) implements InvitationEvent {}
