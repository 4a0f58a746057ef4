package io.taskloom.engine.task.bulk;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.EditTask;
import io.taskloom.engine.task.MarkTask;
import io.taskloom.engine.task.Priority;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.tag.TagId;
import io.taskloom.engine.web.Patch;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a task's patch that make sense for many, and people and tags to put on or take off. */
@Schema(name = "BulkPatch")
record BulkPatch(
        Patch<@NotNull Status> status,
        Patch<@NotNull Priority> priority,
        Patch<Instant> startAt,
        Patch<Instant> dueAt,
        Patch<String> timeZone,
        Patch<List<@NotNull PersonId>> assignees,
        Patch<List<@NotNull TagId>> tags,
        Patch<String> estimate,
        @Nullable @Size(max = 20) List<@NotNull TagId> addTags,
        @Nullable @Size(max = 20) List<@NotNull TagId> removeTags,
        @Nullable @Size(max = 20) List<@NotNull PersonId> addAssignees,
        @Nullable @Size(max = 20) List<@NotNull PersonId> removeAssignees,
        Patch<Map<String, Object>> fields) {

    /** What no field of any project takes. @throws InvalidInput naming it */
    void checkFields() {
        Map<String, Object> given = fields.orElse(Map.of());
        if (given != null) {
            given.forEach((id, value) -> {
                if (value instanceof Map || value instanceof List) {
                    throw new InvalidInput(
                            "patch.fields." + id.substring(0, Math.min(40, id.length())),
                            "format",
                            "A text, a number, true, false or null.");
                }
            });
        }
    }

    EditTask edit() {
        return new EditTask(
                Patch.absent(),
                Patch.absent(),
                status,
                priority,
                startAt,
                dueAt,
                timeZone,
                assignees,
                tags,
                Patch.absent(),
                estimate,
                fields);
    }

    MarkTask marks() {
        return new MarkTask(some(addTags), some(removeTags), some(addAssignees), some(removeAssignees), false);
    }

    private static <T> List<T> some(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
