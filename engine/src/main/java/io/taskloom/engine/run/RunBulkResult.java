package io.taskloom.engine.run;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.RunId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * What became of each run, in the order they were named, or the newest first.
 *
 * @param more whether the filter finds others still
 */
@Schema(name = "RunBulkResult")
record RunBulkResult(List<Item> items, boolean more) {

    /**
     * One run's answer, as if it had been asked for alone.
     *
     * @param status of HTTP; 200 if it was done
     * @param problem why it was refused
     */
    @Schema(name = "RunBulkItem")
    record Item(
            RunId runId,
            int status,

            @Schema(ref = "#/components/schemas/Problem") @Nullable
            ProblemDetail problem) {}
}
