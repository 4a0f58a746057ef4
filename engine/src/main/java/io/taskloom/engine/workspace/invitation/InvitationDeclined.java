package io.taskloom.engine.workspace.invitation;

/** Its receiver does not want to join. */
record InvitationDeclined(InvitationEvent.Of invitation) implements InvitationEvent {}
