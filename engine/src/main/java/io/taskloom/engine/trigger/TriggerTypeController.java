package io.taskloom.engine.trigger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.AUTOMATIONS)
@Tag(name = "Automations")
class TriggerTypeController {

    private final TriggerTypes types;

    TriggerTypeController(TriggerTypes types) {
        this.types = types;
    }

    @GetMapping("/api/v1/trigger-types")
    @Operation(
            summary = "What can start an automation, and the variables it then has",
            description = "All on one page.")
    Page<TriggerTypeView> list(Actor actor) {
        return new Page<>(types.all().stream().map(TriggerTypeView::of).toList(), null);
    }
}
