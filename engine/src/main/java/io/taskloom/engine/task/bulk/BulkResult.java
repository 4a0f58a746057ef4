package io.taskloom.engine.task.bulk;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** What became of each task, in the order they were named. @param undoableUntil null if there is nothing to undo */
@Schema(name = "BulkResult")
record BulkResult(BulkId id, @Nullable Instant undoableUntil, List<Item> items) {

    /**
     * One task's answer, as if it had been asked for alone.
     *
     * @param status of HTTP; 200 if it was changed, or was so already
     * @param version it has now; null if it was refused
     * @param problem why it was refused
     */
    @Schema(name = "BulkItem")
    record Item(
            TaskId taskId,
            int status,
            @Nullable Long version,

            @Schema(ref = "#/components/schemas/Problem") @Nullable
            ProblemDetail problem) {

        boolean refused() {
            return problem != null;
        }
    }
}
