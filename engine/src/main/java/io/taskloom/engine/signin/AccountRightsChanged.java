package io.taskloom.engine.signin;

import io.taskloom.engine.event.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An administrator of the realm changed what somebody may do in the installation.
 *
 * @param person whose; null where a role or group that several had was changed or deleted
 * @param by the administrator, if a person of this installation: the event's actor, too
 * @param administrator name of whoever else it was, as Keycloak tells it; null where nobody knows
 */
public record AccountRightsChanged(
        @Nullable PersonId person,
        @Nullable PersonId by,
        @Nullable String administrator) implements RightsEvent {}
