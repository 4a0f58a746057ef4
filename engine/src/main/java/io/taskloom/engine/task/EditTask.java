package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.tag.TagId;
import io.taskloom.engine.web.Patch;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields to change; the others stay. Setting the status is the same as the command (promise T1).
 *
 * @param estimate ISO 8601 duration
 */
@Schema(name = "TaskPatch")
public record EditTask(
        Patch<@NotNull String> title,
        Patch<String> description,
        Patch<@NotNull Status> status,
        Patch<@NotNull Priority> priority,
        Patch<Instant> startAt,
        Patch<Instant> dueAt,
        Patch<String> timeZone,
        Patch<List<@NotNull PersonId>> assignees,
        Patch<List<@NotNull TagId>> tags,
        Patch<TaskId> parentId,
        Patch<String> estimate,

        @Schema(
                description =
                        "Values of custom fields by the ids of the fields; null takes one off, and null for all of it takes off all")
        Patch<Map<String, Object>> fields) {

    /** To these dates, the rest as it is. */
    public static EditTask dates(@Nullable Instant startAt, @Nullable Instant dueAt) {
        return new EditTask(
                Patch.absent(),
                Patch.absent(),
                Patch.absent(),
                Patch.absent(),
                Patch.of(startAt),
                Patch.of(dueAt),
                Patch.absent(),
                Patch.absent(),
                Patch.absent(),
                Patch.absent(),
                Patch.absent(),
                Patch.absent());
    }

    /** The rest as it is. */
    public static EditTask status(Status status) {
        return new EditTask(
                Patch.absent(),
                Patch.absent(),
                Patch.of(status),
                Patch.absent(),
                Patch.absent(),
                Patch.absent(),
                Patch.absent(),
                Patch.absent(),
                Patch.absent(),
                Patch.absent(),
                Patch.absent(),
                Patch.absent());
    }

    Details apply(Details now) {
        List<PersonId> people = assignees.orElse(now.assignees());
        List<TagId> marks = tags.orElse(now.tags());
        return new Details(
                        required("title", title.orElse(now.title())),
                        description.orElse(now.description()),
                        required("priority", priority.orElse(now.priority())),
                        new Schedule(
                                startAt.orElse(now.schedule().startAt()),
                                dueAt.orElse(now.schedule().dueAt()),
                                timeZone.orElse(now.schedule().timeZone())),
                        people == null ? List.of() : people,
                        marks == null ? List.of() : marks,
                        estimate.given() ? Estimate.parse(estimate.orElse(null)) : now.estimate(),
                        now.fields())
                .checked();
    }

    /** What it says about custom fields, unchecked. */
    Map<String, ? extends @Nullable Object> values() {
        Map<String, Object> given = fields.orElse(Map.of());
        return given == null ? Map.of() : given;
    }

    /** Whether all custom fields lose their values. */
    boolean clearsFields() {
        return fields.given() && fields.orElse(Map.of()) == null;
    }

    Status apply(Status now) {
        return required("status", status.orElse(now));
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInput(field, "required", "This can be changed, but not removed.");
        }
        return value;
    }
}
