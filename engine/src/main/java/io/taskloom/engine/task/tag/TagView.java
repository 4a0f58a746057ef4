package io.taskloom.engine.task.tag;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;

/** A tag as people see it. @param color {@code #rrggbb} */
@Schema(name = "Tag")
public record TagView(TagId id, ProjectId projectId, String name, String color) {}
