package io.taskloom.engine.task.version;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.ChangeView;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1/tasks/{task}/versions")
@Tag(name = "Tasks")
class VersionController {

    private final TaskVersions versions;

    VersionController(TaskVersions versions) {
        this.versions = versions;
    }

    @GetMapping
    @Operation(summary = "The changes that made a version, newest first")
    Page<ChangeView> list(Actor actor, @PathVariable TaskId task, PageRequest page) {
        return versions.list(actor, task, page);
    }

    @GetMapping("/{version}")
    @Operation(summary = "The task as it was", description = "Numbers are those of its ETag, from 1.")
    TaskVersion get(Actor actor, @PathVariable TaskId task, @PathVariable long version) {
        return versions.get(actor, task, version);
    }

    @PostMapping("/{version}/restore")
    @Operation(
            summary = "Bring back what was written in that version",
            description =
                    "Title, description, priority, dates, assignees, tags and custom fields; status and place stay. What"
                            + " the project has no longer is left out, and named in the answer.")
    ResponseEntity<TaskVersion.Restored> restore(
            Actor actor, @PathVariable TaskId task, @PathVariable long version, IfMatch ifMatch) {
        TaskVersion.Restored restored = versions.restore(actor, task, version, ifMatch);
        return ETags.ok(restored, restored.task().version());
    }
}
