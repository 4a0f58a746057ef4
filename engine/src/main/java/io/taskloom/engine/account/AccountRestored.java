package io.taskloom.engine.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.PersonId;

/** Somebody has changed their mind in time. */
public record AccountRestored(@JsonIgnore PersonId only) implements AccountEvent {}
