package io.taskloom.engine.signin;

import io.taskloom.engine.event.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An administrator of the realm changed what somebody may do in the installation.
 *
 * @param person whose; null where a role or group that several had was changed or deleted
 */
public record AccountRightsChanged(@Nullable PersonId person) implements RightsEvent {}
