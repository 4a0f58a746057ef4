package io.taskloom.engine.run.migration;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param total how many runs followed the version when it was asked for */
record RunMigration(
        RunMigrationId id,
        WorkspaceId workspace,
        AutomationId automation,
        int from,
        int to,
        Way way,
        Map<String, @Nullable String> steps,
        boolean newTimers,
        PersonId person,
        Instant startedAt,
        int total,
        @Nullable Instant endedAt,
        @Nullable String stopped) {

    Actor.Person actor() {
        return new Actor.Person(person);
    }
}
