package io.taskloom.engine.run;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.RUNS)
@RequestMapping("/api/v1")
@Tag(name = "Runs")
class HeatController {

    private final Heats heats;

    HeatController(Heats heats) {
        this.heats = heats;
    }

    @GetMapping("/automations/{automation}/heat")
    @Operation(
            summary = "How often runs were at each element, and how long",
            description =
                    "Of the runs of one version that began in a time, the newest 10,000 unless set otherwise: `cut` says whether"
                            + " there are more. 503 if there is too much to count; ask for a shorter time then.")
    HeatView heat(Actor actor, @PathVariable AutomationId automation, @ParameterObject HeatQuery query) {
        return heats.of(actor, automation, query);
    }
}
