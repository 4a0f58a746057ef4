/** Invitations to workspaces, and to what joining one includes. */
@NullMarked
@NamedInterface("invitation")
package io.taskloom.engine.workspace.invitation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
