package io.taskloom.engine.task.board;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.FieldScopes;
import io.taskloom.engine.task.TaskFilter;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1/projects/{project}/board")
@Tag(name = "Tasks")
class BoardController {

    private static final String BY = "section, status, priority, assignee, or filter: and a saved filter's id";
    private static final String FILTER = "In the filter language; errors point at the character";

    private final Boards boards;
    private final FieldScopes scopes;

    BoardController(Boards boards, FieldScopes scopes) {
        this.boards = boards;
        this.scopes = scopes;
    }

    @GetMapping
    @Operation(
            summary = "A project's tasks in columns, in the project's order",
            description = "The limit is per column; a column's next continues it.")
    BoardView show(
            Actor actor,
            @PathVariable ProjectId project,
            @Parameter(description = BY) @RequestParam(defaultValue = "section") String by,
            @Parameter(description = FILTER, example = "assignee = me") @RequestParam(required = false) @Nullable
                    String filter,
            PageRequest page) {
        return boards.show(
                actor,
                project,
                by,
                TaskFilter.written(scopes.of(actor, project, filter), filter, "filter"),
                page.limit());
    }

    @GetMapping("/{key}")
    @Operation(summary = "More of one column")
    Page<TaskView> column(
            Actor actor,
            @PathVariable ProjectId project,
            @PathVariable String key,
            @Parameter(description = BY) @RequestParam(defaultValue = "section") String by,
            @Parameter(description = FILTER, example = "assignee = me") @RequestParam(required = false) @Nullable
                    String filter,
            PageRequest page) {
        return boards.column(
                actor, project, by, key, TaskFilter.written(scopes.of(actor, project, filter), filter, "filter"), page);
    }
}
