package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.identity.PersonView;
import java.time.Instant;

/** Who keeps a task for editing, and until when at most. */
@Schema(name = "Lease")
public record LeaseView(PersonView holder, Instant until) {}
