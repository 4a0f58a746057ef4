package io.taskloom.engine.task.bulk;

import static java.util.stream.Collectors.toMap;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.EditTask;
import io.taskloom.engine.task.MarkTask;
import io.taskloom.engine.task.Priority;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.TaskFieldValue;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.tag.TagId;
import io.taskloom.engine.task.tag.TagView;
import io.taskloom.engine.web.Patch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a bulk can change of a task, as it was before: undoing brings it back to that. */
record Before(
        Status status,
        Priority priority,
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        @Nullable String timeZone,
        List<PersonId> assignees,
        List<TagId> tags,
        ProjectId projectId,
        @Nullable SectionId sectionId,
        String position,
        @Nullable TaskId parentId,
        @Nullable Duration estimate,
        boolean archived,
        boolean deleted,
        @Nullable Map<String, Object> fields) {

    static Before of(TaskView task) {
        return new Before(
                task.status(),
                task.priority(),
                task.startAt(),
                task.dueAt(),
                task.timeZone(),
                task.assignees().stream().map(PersonView::id).toList(),
                task.tags().stream().map(TagView::id).toList(),
                task.projectId(),
                task.sectionId(),
                task.position(),
                task.parentId(),
                task.estimate(),
                task.archivedAt() != null,
                task.deletedAt() != null,
                task.fields().stream().collect(toMap(field -> field.id().toString(), TaskFieldValue::value)));
    }

    /** What was written down before there were custom fields says nothing about them. */
    MarkTask marks() {
        return fields == null ? MarkTask.NONE : MarkTask.ALL_FIELDS;
    }

    EditTask edit() {
        return new EditTask(
                Patch.absent(),
                Patch.absent(),
                Patch.of(status),
                Patch.of(priority),
                Patch.of(startAt),
                Patch.of(dueAt),
                Patch.of(timeZone),
                Patch.of(assignees),
                Patch.of(tags),
                Patch.absent(),
                Patch.of(estimate == null ? null : estimate.toString()),
                fields == null ? Patch.absent() : Patch.of(fields));
    }
}
