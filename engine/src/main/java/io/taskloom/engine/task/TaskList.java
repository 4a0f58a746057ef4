package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.filter.Condition;
import io.taskloom.engine.filter.Perspective;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
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
    private final People people;
    private final JdbcTemplate jdbc;
    private final TaskViews views;
    private final Cursors cursors;
    private final FieldScopes scopes;
    private final Clock clock;

    TaskList(
            Projects projects,
            People people,
            JdbcTemplate jdbc,
            TaskViews views,
            Cursors cursors,
            FieldScopes scopes,
            Clock clock) {
        this.projects = projects;
        this.people = people;
        this.jdbc = jdbc;
        this.views = views;
        this.cursors = cursors;
        this.scopes = scopes;
        this.clock = clock;
    }

    /** @throws io.taskloom.engine.problem.InvalidInput if no list can be sorted by that */
    public static void checkSort(@Nullable String sort, FieldScope scope) {
        TaskSort.parse(sort, "-createdAt", scope);
    }

    /** @param sort {@code -priority,dueAt}; null for the newest first, in the bin the last deleted first */
    @Transactional(readOnly = true)
    public Page<TaskView> inProject(
            Actor actor, ProjectId project, TaskBox in, TaskFilter filter, @Nullable String sort, PageRequest page) {
        projects.require(actor, project, ProjectRole.VIEWER);
        TaskSort order = TaskSort.parse(sort, in.sort(), scopes.of(actor, project, sort));
        return page(actor, Set.of(project), "project " + project, in, filter, order, page);
    }

    /** Over every project the actor may see. */
    @Transactional(readOnly = true)
    public Page<TaskView> everywhere(
            Actor actor, TaskBox in, TaskFilter filter, @Nullable String sort, PageRequest page) {
        TaskSort order = TaskSort.parse(sort, in.sort(), scopes.of(actor, null, sort));
        return page(actor, visible(actor), "everywhere", in, filter, order, page);
    }

    /**
     * Everything a list shows, in its order, for who reads it piece by piece with {@link Shelves#find}.
     *
     * @param project null for every project the actor may see
     * @param limit at most so many
     */
    @Transactional(readOnly = true)
    public List<TaskId> ids(
            Actor actor,
            @Nullable ProjectId project,
            TaskBox in,
            TaskFilter filter,
            @Nullable String order,
            int limit) {
        Collection<ProjectId> among = among(actor, project);
        TaskSort sort = TaskSort.parse(order, in.sort(), scopes.of(actor, project, order));
        Condition sql = query(among, in, filter, perspective(actor)).ids(sort, limit);
        return jdbc.query(
                sql.sql(),
                (row, number) -> new TaskId(row.getObject("id", UUID.class)),
                sql.parameters().toArray());
    }

    /** The first of each part of a project, in their order, and how many there are in all. */
    @Transactional(readOnly = true)
    public List<Part> parts(Actor actor, ProjectId project, List<TaskFilter> filters, int limit) {
        projects.require(actor, project, ProjectRole.VIEWER);
        if (filters.isEmpty()) {
            return List.of();
        }
        Perspective perspective = perspective(actor);
        TaskSort sort = TaskSort.parse("position");
        var totals = new ArrayList<Condition>();
        var firsts = new ArrayList<Condition>();
        for (int i = 0; i < filters.size(); i++) {
            var query = query(Set.of(project), TaskBox.LIST, filters.get(i), perspective);
            Condition count = query.count();
            totals.add(new Condition("select %d as part, (%s) as total".formatted(i, count.sql()), count.parameters()));
            Condition rows = query.rows(sort, null, limit + 1);
            firsts.add(
                    new Condition("(select r.*, %d as part from (%s) r)".formatted(i, rows.sql()), rows.parameters()));
        }
        List<Long> counts = jdbc.query(
                "select total from (%s) c order by part".formatted(union(totals)),
                (row, number) -> row.getLong("total"),
                parameters(totals));
        List<InPart> found = jdbc.query(
                "select %s, h.place, h.part from (%s) h join task t on t.id = h.id order by h.part, t.rank, t.id"
                        .formatted(TaskMapper.COLUMNS, union(firsts)),
                (row, number) -> new InPart(row.getInt("part"), found(row, number)),
                parameters(firsts));
        List<TaskView> shown =
                views.of(found.stream().map(each -> each.found().task()).toList());
        var parts = new ArrayList<Part>();
        for (int i = 0; i < filters.size(); i++) {
            int part = i;
            var rows = new ArrayList<Shown>();
            for (int n = 0; n < found.size(); n++) {
                if (found.get(n).part() == part) {
                    rows.add(new Shown(shown.get(n), found.get(n).found().keys()));
                }
            }
            String name = name("project " + project, TaskBox.LIST, filters.get(i), sort);
            Page<Shown> page =
                    Page.of(rows, new PageRequest(limit, null), row -> cursors.write(name, new Position(row.keys())));
            parts.add(new Part(counts.get(i), page.map(Shown::task)));
        }
        return parts;
    }

    /** Every project whose tasks the actor sees. */
    Collection<ProjectId> visible(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            throw new IllegalArgumentException(actor + " has no list");
        }
        return projects.visibleTo(actor);
    }

    Perspective perspective(Actor actor) {
        PersonId person = actor.person();
        return new Perspective(clock.instant(), people.timeZone(actor), person == null ? null : person.value());
    }

    private Page<TaskView> page(
            Actor actor,
            Collection<ProjectId> among,
            String list,
            TaskBox in,
            TaskFilter filter,
            TaskSort sort,
            PageRequest page) {
        String name = name(list, in, filter, sort);
        List<String> behind = page.cursor() == null
                ? null
                : cursors.read(name, page.cursor(), Position.class).keys();
        Condition sql = query(among, in, filter, perspective(actor)).rows(sort, behind, page.limit() + 1);
        List<Found> found =
                jdbc.query(sql.sql(), TaskList::found, sql.parameters().toArray());
        Page<Found> rows = Page.of(found, page, row -> cursors.write(name, new Position(row.keys())));
        return new Page<>(views.of(rows.items().stream().map(Found::task).toList()), rows.next());
    }

    /** Of the whole list, whatever page is shown. */
    @Transactional(readOnly = true)
    public TaskTotals totals(Actor actor, ProjectId project, TaskBox in, TaskFilter filter) {
        projects.require(actor, project, ProjectRole.VIEWER);
        return TaskTotals.of(jdbc, query(Set.of(project), in, filter, perspective(actor)));
    }

    /**
     * A statement for those with a place in that time, {@code id, start_at, due_at, open}.
     *
     * @param project null for every project the actor may see
     */
    @Transactional(readOnly = true)
    public Condition within(Actor actor, @Nullable ProjectId project, TaskFilter filter, Instant from, Instant to) {
        return query(among(actor, project), TaskBox.LIST, filter, perspective(actor))
                .within(from, to);
    }

    /**
     * A statement for those with a date, {@code id, nr}, what begins first first.
     *
     * @param limit of more than so many those that are due first
     */
    @Transactional(readOnly = true)
    public Condition dated(Actor actor, @Nullable ProjectId project, TaskFilter filter, int limit) {
        return query(among(actor, project), TaskBox.LIST, filter, perspective(actor))
                .dated(limit);
    }

    private Collection<ProjectId> among(Actor actor, @Nullable ProjectId project) {
        if (project == null) {
            return visible(actor);
        }
        projects.require(actor, project, ProjectRole.VIEWER);
        return Set.of(project);
    }

    private static TaskQuery query(
            Collection<ProjectId> among, TaskBox in, TaskFilter filter, Perspective perspective) {
        return new TaskQuery(among, in, filter.seenFrom(perspective), filter.narrow());
    }

    private static String name(String list, TaskBox in, TaskFilter filter, TaskSort sort) {
        return "tasks %s %s %s %s".formatted(list, in, filter, sort);
    }

    private static String union(List<Condition> parts) {
        return String.join(" union all ", parts.stream().map(Condition::sql).toList());
    }

    private static Object[] parameters(List<Condition> parts) {
        return parts.stream().flatMap(part -> part.parameters().stream()).toArray();
    }

    static Found found(ResultSet row, int number) throws SQLException {
        Object[] keys = (Object[]) row.getArray("place").getArray();
        return new Found(
                TaskMapper.map(row, number),
                Arrays.stream(keys).map(String::valueOf).toList());
    }

    /** @param total of all pages */
    public record Part(long total, Page<TaskView> tasks) {}

    record Found(Task task, List<String> keys) {}

    private record InPart(int part, Found found) {}

    private record Shown(TaskView task, List<String> keys) {}

    private record Position(List<String> keys) {}
}
