package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of tasks, page by page; a page's cursor stays right however the list changes in between (promise T16). */
@Service
public class TaskList {

    private final Projects projects;
    private final JdbcTemplate jdbc;
    private final TaskViews views;
    private final Cursors cursors;

    TaskList(Projects projects, JdbcTemplate jdbc, TaskViews views, Cursors cursors) {
        this.projects = projects;
        this.jdbc = jdbc;
        this.views = views;
        this.cursors = cursors;
    }

    /** @param sort {@code -priority,dueAt}; null for the newest first, in the bin the last deleted first */
    @Transactional(readOnly = true)
    public Page<TaskView> inProject(
            Actor actor, ProjectId project, TaskBox in, TaskFilter filter, @Nullable String sort, PageRequest page) {
        projects.require(actor, project, ProjectRole.VIEWER);
        return page(Set.of(project), "project " + project, in, filter, sort, page);
    }

    /** Over every project the actor may see. */
    @Transactional(readOnly = true)
    public Page<TaskView> everywhere(
            Actor actor, TaskBox in, TaskFilter filter, @Nullable String sort, PageRequest page) {
        PersonId person = actor.person();
        if (person == null) {
            throw new IllegalArgumentException(actor + " has no list");
        }
        return page(projects.visibleTo(person), "everywhere", in, filter, sort, page);
    }

    private Page<TaskView> page(
            Collection<ProjectId> among,
            String list,
            TaskBox in,
            TaskFilter filter,
            @Nullable String order,
            PageRequest page) {
        TaskSort sort = TaskSort.parse(order, in.sort());
        String name = "tasks %s %s %s %s".formatted(list, in, filter, sort);
        var sql = new StringBuilder("select ")
                .append(TaskMapper.COLUMNS)
                .append(", ")
                .append(sort.place())
                .append(" from task t where ")
                .append(in.sql())
                .append(" and ");
        var parameters = new ArrayList<Object>();
        // One project by equality, which an index can sort by as well.
        sql.append(among.size() == 1 ? "t.project_id = ?" : "t.project_id = any (?)");
        UUID[] ids = among.stream().map(ProjectId::value).toArray(UUID[]::new);
        parameters.add(ids.length == 1 ? ids[0] : ids);
        sql.append(filter.sql());
        parameters.addAll(filter.parameters());
        if (page.cursor() != null) {
            Place place = cursors.read(name, page.cursor(), Place.class);
            sql.append(" and ").append(sort.behind());
            parameters.addAll(sort.parameters(place.keys()));
        }
        sql.append(" order by ").append(sort.orderBy()).append(" limit ").append(page.limit() + 1);
        List<Found> found = jdbc.query(sql.toString(), TaskList::found, parameters.toArray());
        Page<Found> rows = Page.of(found, page, row -> cursors.write(name, new Place(row.keys())));
        return new Page<>(views.of(rows.items().stream().map(Found::task).toList()), rows.next());
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        Object[] keys = (Object[]) row.getArray("place").getArray();
        return new Found(
                TaskMapper.map(row, number),
                Arrays.stream(keys).map(String::valueOf).toList());
    }

    private record Found(Task task, List<String> keys) {}

    private record Place(List<String> keys) {}
}
