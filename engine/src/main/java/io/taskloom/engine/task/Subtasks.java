package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is directly below a task (promise T5). */
@Service
public class Subtasks {

    private final TaskAccess access;
    private final JdbcTemplate jdbc;
    private final TaskViews views;
    private final Cursors cursors;

    Subtasks(TaskAccess access, JdbcTemplate jdbc, TaskViews views, Cursors cursors) {
        this.access = access;
        this.jdbc = jdbc;
        this.views = views;
        this.cursors = cursors;
    }

    /** In their order; those in the archive only where the task itself is there. */
    @Transactional(readOnly = true)
    public Page<TaskView> list(Actor actor, TaskId id, PageRequest page) {
        Task parent = access.find(actor, id, ProjectRole.VIEWER);
        String list = "subtasks " + id;
        var parameters = new ArrayList<Object>(List.of(id.value()));
        String behind = "";
        if (page.cursor() != null) {
            parameters.add(cursors.read(list, page.cursor(), Place.class).rank());
            behind = " and t.rank > ?";
        }
        String kept = parent.shelf().inSight() ? TaskBox.LIST.sql() : "t.deleted_at is null";
        List<Task> found = jdbc.query(
                "select " + TaskMapper.COLUMNS + " from task t where t.parent_id = ? and " + kept + behind
                        + " order by t.rank limit " + (page.limit() + 1),
                TaskMapper::map,
                parameters.toArray());
        Page<Task> tasks = Page.of(
                found, page, task -> cursors.write(list, new Place(task.place().rank())));
        return new Page<>(views.of(tasks.items()), tasks.next());
    }

    private record Place(String rank) {}
}
