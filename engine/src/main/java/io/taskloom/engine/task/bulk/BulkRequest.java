package io.taskloom.engine.task.bulk;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.MoveTask;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Patch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do to which tasks.
 *
 * @param tasks at most 1,000, each once
 * @param patch for {@code update}, and only there
 * @param move for {@code move}, and only there
 */
@Schema(name = "BulkRequest")
record BulkRequest(
        @NotNull BulkMode mode,
        @NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid Item> tasks,
        @NotNull BulkAction action,
        @Nullable @Valid BulkPatch patch,
        @Nullable Target move) {

    /** @param version the only one to change; null for whichever it has */
    @Schema(name = "BulkTask")
    record Item(@NotNull TaskId id, @Nullable Long version) {

        IfMatch ifMatch() {
            return version == null ? IfMatch.any() : IfMatch.version(version);
        }
    }

    /** To the end of it. @param projectId null to stay in each task's own */
    @Schema(name = "BulkTarget")
    record Target(@Nullable ProjectId projectId, Patch<SectionId> sectionId) {

        MoveTask command() {
            return new MoveTask(projectId, sectionId, Patch.absent(), null, null);
        }
    }

    /** @throws InvalidInput if it contradicts itself */
    BulkRequest checked() {
        if (tasks.stream().map(Item::id).distinct().count() < tasks.size()) {
            throw new InvalidInput("tasks", "doubled", "Name each task once.");
        }
        if ((patch != null) != (action == BulkAction.UPDATE)) {
            throw new InvalidInput("patch", "action", "A patch belongs to the action update, and to no other.");
        }
        if ((move != null) != (action == BulkAction.MOVE)) {
            throw new InvalidInput("move", "action", "A target belongs to the action move, and to no other.");
        }
        if (patch != null) {
            patch.checkFields();
        }
        return this;
    }
}
