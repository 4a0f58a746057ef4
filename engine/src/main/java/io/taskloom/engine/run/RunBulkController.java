package io.taskloom.engine.run;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.RUNS)
@RequestMapping("/api/v1/workspaces/{workspace}/runs/bulk")
@Tag(name = "Runs")
class RunBulkController {

    private final RunBulks bulks;

    RunBulkController(RunBulks bulks) {
        this.bulks = bulks;
    }

    @PostMapping
    @Operation(
            summary = "Retry, cancel or undo many runs",
            description =
                    "Up to 1,000, named or found by a filter, each on its own and with an answer of its own. Among those of a"
                            + " filter are only such as can be retried, cancelled or undone.")
    RunBulkResult apply(Actor actor, @PathVariable WorkspaceId workspace, @Valid @RequestBody RunBulkRequest request) {
        return bulks.apply(actor, workspace, request.checked());
    }
}
