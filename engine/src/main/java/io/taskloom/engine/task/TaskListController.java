package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class TaskListController {

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
            Actor actor, @PathVariable ProjectId project, @ParameterObject TaskListQuery query, PageRequest page) {
        TaskFilter filter = filter(actor, project, query);
        String words = query.words();
        return words == null
                ? list.inProject(actor, project, query.box(), filter, query.sort(), page)
                : search.inProject(actor, project, words, query.box(), filter, page);
    }

    @GetMapping("/projects/{project}/tasks/totals")
    @Operation(
            summary = "What the tasks of a project come to",
            description =
                    "Over the whole list, whatever its pages: how many there are, and of each custom field how many"
                            + " have a value; of numbers also sum, average, least and most. The order is ignored. Of a search"
                            + " it is everything found, with words spelled alike where that leaves a page of this limit unfilled.")
    TaskTotals totals(
            Actor actor, @PathVariable ProjectId project, @ParameterObject TaskListQuery query, PageRequest page) {
        TaskFilter filter = filter(actor, project, query);
        String words = query.words();
        return words == null
                ? list.totals(actor, project, query.box(), filter)
                : search.totals(actor, project, words, query.box(), filter, page.limit());
    }

    @GetMapping("/tasks")
    @Operation(summary = "Tasks of every project I can see")
    Page<TaskView> everywhere(Actor actor, @ParameterObject TaskListQuery query, PageRequest page) {
        TaskFilter filter = filter(actor, null, query);
        String words = query.words();
        return words == null
                ? list.everywhere(actor, query.box(), filter, query.sort(), page)
                : search.everywhere(actor, words, query.box(), filter, page);
    }

    private TaskFilter filter(Actor actor, @Nullable ProjectId project, TaskListQuery query) {
        return query.parsed(scopes.of(actor, project, query.filter()));
    }
}
