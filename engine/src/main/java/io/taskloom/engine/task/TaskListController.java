package io.taskloom.engine.task;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Tasks")
class TaskListController {

    private final TaskList list;
    private final TaskSearch search;

    TaskListController(TaskList list, TaskSearch search) {
        this.list = list;
        this.search = search;
    }

    @GetMapping("/projects/{project}/tasks")
    @Operation(summary = "Tasks of a project, newest first unless sorted")
    Page<TaskView> inProject(
            Actor actor, @PathVariable ProjectId project, @ParameterObject TaskListQuery query, PageRequest page) {
        String words = query.words();
        return words == null
                ? list.inProject(actor, project, query.box(), query.parsed(), query.sort(), page)
                : search.inProject(actor, project, words, query.box(), query.parsed(), page);
    }

    @GetMapping("/tasks")
    @Operation(summary = "Tasks of every project I can see")
    Page<TaskView> everywhere(Actor actor, @ParameterObject TaskListQuery query, PageRequest page) {
        String words = query.words();
        return words == null
                ? list.everywhere(actor, query.box(), query.parsed(), query.sort(), page)
                : search.everywhere(actor, words, query.box(), query.parsed(), page);
    }
}
