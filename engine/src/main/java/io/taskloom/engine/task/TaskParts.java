package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.field.FieldId;
import io.taskloom.engine.task.field.FieldValues;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.section.Sections;
import io.taskloom.engine.task.tag.TagId;
import io.taskloom.engine.task.tag.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what a task names is of its project: its people, its tags, its section. Asks only about what is new on it. */
@Component
class TaskParts {

    private final Projects projects;
    private final Tags tags;
    private final Sections sections;
    private final FieldValues fields;

    TaskParts(Projects projects, Tags tags, Sections sections, FieldValues fields) {
        this.projects = projects;
        this.tags = tags;
        this.sections = sections;
        this.fields = fields;
    }

    /** @param before null for a new task @throws InvalidInput naming what the project does not have */
    void check(ProjectId project, @Nullable Details before, Details after) {
        requireMembers(project, after.assignees(), before == null ? List.of() : before.assignees());
        List<TagId> known = before == null ? List.of() : before.tags();
        tags.require(
                project,
                after.tags().stream().filter(tag -> !known.contains(tag)).toList());
    }

    /** @param all whether values that are not named go @throws InvalidInput naming each field that is wrong */
    Details withFields(
            ProjectId project, Details details, Map<String, ? extends @Nullable Object> values, boolean all) {
        return details.withFields(fields.edited(project, details.fields(), values, all));
    }

    /** What of the values goes along to another project. */
    Map<FieldId, Object> carried(Details details, ProjectId target) {
        return fields.carried(details.fields(), target);
    }

    void checkSection(ProjectId project, @Nullable SectionId section) {
        if (section != null) {
            sections.require(project, section);
        }
    }

    private void requireMembers(ProjectId project, List<PersonId> people, List<PersonId> already) {
        List<PersonId> added =
                people.stream().filter(person -> !already.contains(person)).toList();
        Set<PersonId> members = projects.membersAmong(project, added);
        var errors = new ArrayList<InvalidInput.FieldError>();
        for (PersonId person : added) {
            if (!members.contains(person)) {
                errors.add(new InvalidInput.FieldError(
                        "assignees[%d]".formatted(people.indexOf(person)),
                        "not-a-member",
                        "Only members of the project can be assigned."));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
