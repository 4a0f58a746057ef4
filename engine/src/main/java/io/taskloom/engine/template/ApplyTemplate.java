package io.taskloom.engine.template;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.section.SectionId;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to use a template.
 *
 * @param projectId where a task is made
 * @param sectionId of that project; null for none
 * @param name of the project that is made
 * @param anchor the day from which its dates count; today if nothing is said
 * @param timeZone IANA name, where the times are meant; the caller's own if nothing is said
 * @param values of the placeholders, by name; what is left out or blank has its default
 */
@Schema(name = "TemplateUse")
public record ApplyTemplate(
        @Nullable ProjectId projectId,
        @Nullable SectionId sectionId,
        @Nullable String name,
        @Nullable LocalDate anchor,
        @Nullable String timeZone,
        @Nullable Map<String, @Nullable String> values) {

    ProjectId requireProject() {
        if (name != null) {
            throw new InvalidInput("name", "no-project", "Only a new project takes a name.");
        }
        if (projectId == null) {
            throw new InvalidInput("projectId", "required", "Say in which project the task is made.");
        }
        return projectId;
    }

    String requireName() {
        if (projectId != null || sectionId != null) {
            throw new InvalidInput(
                    projectId == null ? "sectionId" : "projectId", "no-task", "This template makes a project.");
        }
        if (name == null) {
            throw new InvalidInput("name", "required", "Say how the project is called.");
        }
        return name;
    }
}
