package io.taskloom.engine.task.bulk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1/tasks/bulk")
@Tag(
        name = "Tasks in bulk",
        description = "Up to 1,000 at once, with an answer for each, and undone within ten minutes.")
class BulkController {

    private final Bulks bulks;

    BulkController(Bulks bulks) {
        this.bulks = bulks;
    }

    @PostMapping
    @Operation(
            summary = "Change many tasks",
            description =
                    "In mode each, as many as possible are changed and the others answer why not. In mode atomic, one"
                            + " that can not be changed is a 409 for all, with the same items.")
    BulkResult apply(Actor.Person actor, @Valid @RequestBody BulkRequest request) {
        return bulks.apply(actor, request.checked());
    }

    @PostMapping("/{bulk}/undo")
    @Operation(
            summary = "Undo a change of many tasks",
            description = "Within ten minutes, by who made it. A task that was changed since stays, and answers 412.")
    BulkResult undo(Actor.Person actor, @PathVariable BulkId bulk) {
        return bulks.undo(actor, bulk);
    }
}
