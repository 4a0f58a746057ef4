package io.taskloom.engine.workspace.invitation;

/** Whoever sent it, or an admin, took it back. */
record InvitationWithdrawn(InvitationEvent.Of invitation) implements InvitationEvent {}
