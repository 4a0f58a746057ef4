package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import java.time.Instant;

/** Somebody keeps the task for editing, as it stands on its row: until then, whatever time it is now. */
public record Lease(PersonId holder, Instant until) {}
