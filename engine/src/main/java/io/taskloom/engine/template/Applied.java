package io.taskloom.engine.template;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.project.ProjectView;
import io.taskloom.engine.task.TaskView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a template made: a task or a project.
 *
 * @param unassigned who is assigned in the template and is not in the project, or for a new one not in the workspace, any more
 */
@Schema(name = "AppliedTemplate")
public record Applied(@Nullable TaskView task, @Nullable ProjectView project, List<PersonView> unassigned) {}
