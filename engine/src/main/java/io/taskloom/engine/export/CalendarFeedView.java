package io.taskloom.engine.export;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A calendar feed as its person sees it.
 *
 * @param onlyMine whether it has only what is assigned to them
 * @param url where it is read from, without sign-in: told once, when it is made
 * @param lastUsedAt to the hour
 */
@Schema(name = "CalendarFeed")
public record CalendarFeedView(
        CalendarFeedId id,
        String name,
        @Nullable ProjectId projectId,
        boolean onlyMine,
        @Nullable String filter,
        @Nullable URI url,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    static CalendarFeedView of(CalendarFeed feed, @Nullable URI url) {
        return new CalendarFeedView(
                feed.id(),
                feed.name(),
                feed.project(),
                feed.onlyMine(),
                feed.filter(),
                url,
                feed.createdAt(),
                feed.lastUsedAt());
    }
}
