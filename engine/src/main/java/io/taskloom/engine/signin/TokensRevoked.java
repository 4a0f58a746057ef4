package io.taskloom.engine.signin;

import io.taskloom.engine.event.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's tokens, or everybody's, are good for nothing any more: a session was ended, or roles changed.
 *
 * @param person whose; null for everybody's
 */
public record TokensRevoked(@Nullable PersonId person) implements RightsEvent {}
