package io.taskloom.engine.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.taskloom.engine.event.PersonId;
import java.time.Instant;

/** Somebody wants their account deleted. @param eraseAt until then they may change their mind */
public record AccountDeletionRequested(
        Instant eraseAt, @JsonIgnore PersonId only) implements AccountEvent {}
