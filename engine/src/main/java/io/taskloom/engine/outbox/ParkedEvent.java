package io.taskloom.engine.outbox;

import io.taskloom.engine.event.Recorded;
import java.time.Instant;
import java.util.UUID;

/** An event that a consumer gave up on. @param id of this row @param reason of the last attempt @param at of that attempt */
public record ParkedEvent(UUID id, String consumer, Recorded event, String reason, Instant at) {}
