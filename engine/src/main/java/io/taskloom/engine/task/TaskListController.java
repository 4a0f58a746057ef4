package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class TaskListController {

    private static final String STATUS = "Only these; comma-separated";
    private static final String ASSIGNEE = "Only what this person is to do: a person's id, or me";
    private static final String IN = "Those in sight, in the archive, or in the recycle bin";
    private static final String FILTER =
            "In the filter language, custom fields by their names in quotes; errors point at the character";
    private static final String TEXT = "Words of title, description and comments, the best first; sort is ignored";
    private static final String SORT =
            "Up to four of createdAt, updatedAt, completedAt, deletedAt, dueAt, priority, estimate,"
                    + " timeSpent, title,"
                    + " status, position and custom fields by their names in quotes, the first first; - for descending. The newest come first if nothing is said.";

    private final TaskList list;
    private final TaskSearch search;
    private final FieldScopes scopes;

    TaskListController(TaskList list, TaskSearch search, FieldScopes scopes) {
        this.list = list;
        this.search = search;
        this.scopes = scopes;
    }

    @GetMapping("/projects/{project}/tasks")
    @Operation(summary = "Tasks of a project, newest first unless sorted")
    Page<TaskView> inProject(
            Actor actor,
            @PathVariable ProjectId project,
            @Parameter(
                            description = STATUS,
                            explode = Explode.FALSE,
                            array = @ArraySchema(schema = @Schema(implementation = Status.class)))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(
                            description = IN,
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"list", "archive", "bin"},
                                            defaultValue = "list"))
                    @RequestParam(name = "in", defaultValue = "list")
                    String in,
            @Parameter(description = ASSIGNEE) @RequestParam(required = false) @Nullable String assignee,
            @Parameter(description = FILTER, example = "dueAt < now+7d and not tag = later")
                    @RequestParam(required = false)
                    @Nullable
                    String filter,
            @Parameter(description = TEXT) @RequestParam(required = false) @Nullable String q,
            @Parameter(description = SORT, example = "-priority,dueAt") @RequestParam(required = false) @Nullable
                    String sort,
            PageRequest page) {
        TaskFilter parsed = TaskFilter.parse(scopes.of(actor, project, filter), status, assignee, filter);
        return q == null || q.isBlank()
                ? list.inProject(actor, project, TaskBox.parse(in), parsed, sort, page)
                : search.inProject(actor, project, q, TaskBox.parse(in), parsed, page);
    }

    @GetMapping("/projects/{project}/tasks/totals")
    @Operation(
            summary = "What the tasks of a project come to",
            description =
                    "Over the whole list, whatever its pages: how many there are, and of each custom field how many"
                            + " have a value; of numbers also sum, average, least and most.")
    TaskTotals totals(
            Actor actor,
            @PathVariable ProjectId project,
            @Parameter(
                            description = STATUS,
                            explode = Explode.FALSE,
                            array = @ArraySchema(schema = @Schema(implementation = Status.class)))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = ASSIGNEE) @RequestParam(required = false) @Nullable String assignee,
            @Parameter(description = FILTER, example = "dueAt < now+7d and not tag = later")
                    @RequestParam(required = false)
                    @Nullable
                    String filter) {
        TaskFilter parsed = TaskFilter.parse(scopes.of(actor, project, filter), status, assignee, filter);
        return list.totals(actor, project, TaskBox.LIST, parsed);
    }

    @GetMapping("/tasks")
    @Operation(summary = "Tasks of every project I can see")
    Page<TaskView> everywhere(
            Actor actor,
            @Parameter(
                            description = STATUS,
                            explode = Explode.FALSE,
                            array = @ArraySchema(schema = @Schema(implementation = Status.class)))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(
                            description = IN,
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"list", "archive", "bin"},
                                            defaultValue = "list"))
                    @RequestParam(name = "in", defaultValue = "list")
                    String in,
            @Parameter(description = ASSIGNEE) @RequestParam(required = false) @Nullable String assignee,
            @Parameter(description = FILTER, example = "dueAt < now+7d and not tag = later")
                    @RequestParam(required = false)
                    @Nullable
                    String filter,
            @Parameter(description = TEXT) @RequestParam(required = false) @Nullable String q,
            @Parameter(description = SORT, example = "-priority,dueAt") @RequestParam(required = false) @Nullable
                    String sort,
            PageRequest page) {
        TaskFilter parsed = TaskFilter.parse(scopes.of(actor, null, filter), status, assignee, filter);
        return q == null || q.isBlank()
                ? list.everywhere(actor, TaskBox.parse(in), parsed, sort, page)
                : search.everywhere(actor, q, TaskBox.parse(in), parsed, page);
    }
}
