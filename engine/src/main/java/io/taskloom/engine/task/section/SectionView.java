package io.taskloom.engine.task.section;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.place.Ranked;
import org.jspecify.annotations.Nullable;

/**
 * A section as people see it.
 *
 * @param color {@code #rrggbb}
 * @param position its place in the project, opaque, sorts as text
 * @param wipLimit how many tasks it should hold at most; the board tells when there are more
 */
@Schema(name = "Section")
public record SectionView(
        SectionId id,
        ProjectId projectId,
        String name,
        @Nullable String color,
        String position,
        @Nullable Integer wipLimit,
        long version)
        implements Ranked<SectionId> {}
