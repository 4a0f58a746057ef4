package io.taskloom.engine.run.undo;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.RUNS)
@RequestMapping("/api/v1/runs/{run}/undo")
@Tag(name = "Runs")
class RunUndoController {

    private final RunUndos undos;

    RunUndoController(RunUndos undos) {
        this.undos = undos;
    }

    @GetMapping
    @Operation(
            summary = "What undoing it came to, or would",
            description =
                    "Of a run that nobody has had undone it tells what would be taken back now with the rights of who asks, and"
                            + " what would stay and why. Nothing is changed.")
    UndoView get(Actor actor, @PathVariable RunId run) {
        return undos.get(actor, run);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Undo it",
            description =
                    "Takes back what its steps did, from the last to the first, with the rights of who asks; a held run ends. 202:"
                            + " it goes on by itself. 409 if the run goes on still, was undone, or did nothing that can be taken"
                            + " back. Asked once more after a failure it tries what failed again.")
    UndoView undo(Actor actor, @PathVariable RunId run) {
        undos.undo(actor, run);
        return undos.get(actor, run);
    }
}
