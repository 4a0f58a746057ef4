package io.taskloom.engine.task.board;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.TaskBox;
import io.taskloom.engine.task.TaskFilter;
import io.taskloom.engine.task.TaskList;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Boards (promise T4): every column's first tasks and its total in two statements; its further pages one by one. */
@Service
public class Boards {

    private final Projects projects;
    private final BoardColumns columns;
    private final TaskList tasks;

    Boards(Projects projects, BoardColumns columns, TaskList tasks) {
        this.projects = projects;
        this.columns = columns;
        this.tasks = tasks;
    }

    /** @param limit of tasks per column */
    @Transactional(readOnly = true)
    public BoardView show(Actor actor, ProjectId project, String by, TaskFilter filter, int limit) {
        projects.require(actor, project, ProjectRole.VIEWER);
        List<BoardColumn> empty = columns.of(actor, project, BoardBy.parse(by));
        List<TaskList.Part> parts = tasks.parts(
                actor,
                project,
                empty.stream().map(column -> column.filter().with(filter)).toList(),
                limit);
        var filled = new ArrayList<BoardView.Column>();
        for (int i = 0; i < empty.size(); i++) {
            BoardColumn column = empty.get(i);
            TaskList.Part part = parts.get(i);
            if (column.key().equals(BoardColumn.OTHERS) && part.total() == 0) {
                continue;
            }
            filled.add(new BoardView.Column(
                    column.key(),
                    column.title(),
                    column.color(),
                    column.wipLimit(),
                    part.total(),
                    part.tasks().items(),
                    part.tasks().next()));
        }
        return new BoardView(by, filled);
    }

    /** More of one column. @throws NotFound if the board has no such column */
    @Transactional(readOnly = true)
    public Page<TaskView> column(
            Actor actor, ProjectId project, String by, String key, TaskFilter filter, PageRequest page) {
        projects.require(actor, project, ProjectRole.VIEWER);
        BoardColumn column = columns.of(actor, project, BoardBy.parse(by)).stream()
                .filter(each -> each.key().equals(key))
                .findAny()
                .orElseThrow(() -> new NotFound("column", key));
        return tasks.inProject(actor, project, TaskBox.LIST, column.filter().with(filter), "position", page);
    }
}
