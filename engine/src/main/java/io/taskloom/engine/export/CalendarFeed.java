package io.taskloom.engine.export;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that other programs read by its address: open tasks with their due dates, as its person sees them at that moment.
 *
 * @param project null for every project its person sees
 * @param filter in the filter language; null for all
 * @param lastUsedAt to the hour; null if nobody has read it yet
 */
record CalendarFeed(
        CalendarFeedId id,
        PersonId person,
        String name,
        @Nullable ProjectId project,
        boolean onlyMine,
        @Nullable String filter,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
