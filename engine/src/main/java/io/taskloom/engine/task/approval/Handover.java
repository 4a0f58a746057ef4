package io.taskloom.engine.task.approval;

import io.taskloom.engine.event.PersonId;
import java.time.Instant;

/** A vote that goes from one to another. @param absent because who had it is away */
record Handover(PersonId from, PersonId to, boolean absent, Instant at) {}
