package io.taskloom.engine.wait;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.RUNS)
@Tag(name = "Runs")
class RunWaitsController {

    private final RunWaits waits;

    RunWaitsController(RunWaits waits) {
        this.waits = waits;
    }

    @GetMapping("/api/v1/runs/{run}/waits")
    @Operation(
            summary = "What it waits for in its middle",
            description =
                    "Events with their conditions, and web calls; the addresses to call only for who may start and repair runs.")
    RunWaitsView of(Actor actor, @PathVariable RunId run) {
        return waits.of(actor, run);
    }
}
