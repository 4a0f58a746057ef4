package io.taskloom.engine.automation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.AUTOMATIONS)
@RequestMapping("/api/v1/automations/{automation}/draft/back-test")
@Tag(name = "Automations")
class BackTestController {

    private final BackTests backTests;

    BackTestController(BackTests backTests) {
        this.backTests = backTests;
    }

    @Keys(value = Area.AUTOMATIONS, reads = true)
    @PostMapping
    @Operation(
            summary = "How often the draft would have started lately, and for which tasks",
            description =
                    "One answer for each start event that waits for an event or a schedule, counted on what has really happened"
                            + " and what you may see of it. Nothing is started or kept. Looking back ends after a few seconds:"
                            + " `complete` then is false, and `count` is the least there were since `seenBack`.")
    BackTested test(Actor actor, @PathVariable AutomationId automation, @Valid @RequestBody NewBackTest body) {
        return new BackTested(backTests.of(actor, automation, body.bpmn(), body.days(), body.timeZone()));
    }

    /**
     * @param bpmn null for the draft as saved
     * @param days how far back; null for thirty
     * @param timeZone IANA name, whose days are counted; null for your own
     */
    record NewBackTest(
            @Nullable String bpmn,
            @Nullable @Min(1) @Max(90) Integer days,
            @Nullable @Size(max = 100) String timeZone) {}

    record BackTested(List<BackTest> backTests) {}
}
