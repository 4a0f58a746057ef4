package io.taskloom.engine.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.PersonId;

/** Somebody's grace period is over, and nothing personal is left of them. */
public record AccountErased(@JsonIgnore PersonId only) implements AccountEvent {}
