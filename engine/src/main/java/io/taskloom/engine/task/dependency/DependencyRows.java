package io.taskloom.engine.task.dependency;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DependencyRows {

    private static final String OPEN =
            "t.status in ('todo', 'in_progress') and t.deleted_at is null and t.archived_at is null";

    private final JdbcClient jdbc;
    private final Clock clock;

    DependencyRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Holds until the transaction ends: two that close a circle together must see each other. */
    void oneAtATime(WorkspaceId workspace) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("dependencies of " + workspace)
                .query(row -> {});
    }

    /** @return false if it is there already */
    boolean insert(DependencyId id, Relation.Edge edge) {
        int rows = jdbc.sql("""
                        insert into task_dependency (id, kind, task_id, other_id, created_at) values (?, ?, ?, ?, ?)
                        on conflict (task_id, kind, other_id) do nothing""")
                .params(
                        id.value(),
                        edge.kind(),
                        edge.from().value(),
                        edge.to().value(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (rows == 1 && edge.blocks()) {
            jdbc.sql("update task set constrained = true where id = ?")
                    .param(edge.to().value())
                    .update();
        }
        return rows == 1;
    }

    /** @return false if it has gone meanwhile */
    boolean delete(DependencyId id, Relation.Edge edge) {
        int rows = jdbc.sql("delete from task_dependency where id = ?")
                .param(id.value())
                .update();
        if (rows == 1 && edge.blocks()) {
            free(edge.to());
        }
        return rows == 1;
    }

    /** Those between this task and one of another workspace go. @return what has gone */
    List<Relation.Edge> deleteAcrossWorkspaces(TaskId task) {
        List<Relation.Edge> gone = jdbc.sql("""
                        delete from task_dependency d using task a, task b
                        where (d.task_id = :task or d.other_id = :task) and a.id = d.task_id and b.id = d.other_id
                            and a.workspace_id <> b.workspace_id
                        returning d.kind, d.task_id, d.other_id""")
                .param("task", task.value())
                .query((row, number) ->
                        new Relation.Edge(row.getString("kind"), id(row, "task_id"), id(row, "other_id")))
                .list();
        gone.stream()
                .filter(Relation.Edge::blocks)
                .map(Relation.Edge::to)
                .distinct()
                .forEach(this::free);
        return gone;
    }

    private void free(TaskId task) {
        jdbc.sql("""
                        update task t set constrained = exists (
                            select from task_dependency d where d.other_id = t.id and d.kind = 'blocks')
                        where id = ?""").param(task.value()).update();
    }

    int count(TaskId task) {
        return jdbc.sql("""
                        select (select count(*) from task_dependency where task_id = :task)
                            + (select count(*) from task_dependency where other_id = :task)""").param("task", task.value()).query(Integer.class).single();
    }

    List<DependencyView> of(TaskId task) {
        return jdbc.sql("""
                        select d.id as dependency, d.kind, d.forward, t.* from (
                            select id, kind, other_id as other, true as forward from task_dependency where task_id = :task
                            union all
                            select id, kind, task_id, false from task_dependency where other_id = :task) d
                        join task t on t.id = d.other
                        where t.deleted_at is null
                        order by d.id""")
                .param("task", task.value())
                .query((row, number) -> new DependencyView(
                        new DependencyId(row.getObject("dependency", UUID.class)),
                        Relation.of(row.getString("kind"), row.getBoolean("forward")),
                        ref(row, number)))
                .list();
    }

    List<TaskRef> openBlockers(TaskId task) {
        return jdbc.sql("select t.* from task_dependency d join task t on t.id = d.task_id"
                        + " where d.other_id = ? and d.kind = 'blocks' and " + OPEN + " order by t.due_at, t.id")
                .param(task.value())
                .query(DependencyRows::ref)
                .list();
    }

    List<Link> linksAmong(Collection<TaskId> tasks) {
        return jdbc.sql("select id, task_id, other_id from task_dependency"
                        + " where task_id = any (:tasks) and other_id = any (:tasks) and kind = 'blocks' order by id")
                .param("tasks", uuids(tasks))
                .query((row, number) -> new Link(
                        new DependencyId(row.getObject("id", UUID.class)), id(row, "task_id"), id(row, "other_id")))
                .list();
    }

    /** Every dependency of that kind on any way from there, whatever became of the tasks: they may come back. */
    List<Relation.Edge> waysFrom(TaskId start, String kind) {
        return jdbc.sql("""
                        with recursive reached (id) as (
                            select cast(:start as uuid)
                            union
                            select d.other_id from reached r
                            join task_dependency d on d.task_id = r.id and d.kind = :kind)
                        select d.task_id, d.other_id from reached r
                        join task_dependency d on d.task_id = r.id and d.kind = :kind""")
                .param("start", start.value())
                .param("kind", kind)
                .query((row, number) -> new Relation.Edge(kind, id(row, "task_id"), id(row, "other_id")))
                .list();
    }

    /** In the order given. */
    List<TaskRef> refs(List<TaskId> tasks) {
        return jdbc
                .sql("select t.* from task t where t.id = any (?)")
                .param(uuids(tasks))
                .query(DependencyRows::ref)
                .list()
                .stream()
                .sorted(Comparator.comparing(task -> tasks.indexOf(task.id())))
                .toList();
    }

    /** What waits for any of these and is still open. */
    List<Dated> openDependents(Collection<TaskId> tasks) {
        return jdbc.sql("select t.* from task t where " + OPEN + " and t.id in ("
                        + "select d.other_id from task_dependency d where d.task_id = any (?) and d.kind = 'blocks')"
                        + " order by t.due_at, t.id")
                .param(uuids(tasks))
                .query(DependencyRows::dated)
                .list();
    }

    /** Keeps them as they are until the transaction ends; always in the same order, so that two do not wait for each other. */
    List<Dated> lock(Collection<TaskId> tasks) {
        return jdbc.sql("select t.* from task t where t.id = any (?) and " + OPEN + " order by t.id for no key update")
                .param(uuids(tasks))
                .query(DependencyRows::dated)
                .list();
    }

    private static UUID[] uuids(Collection<TaskId> tasks) {
        return tasks.stream().map(TaskId::value).toArray(UUID[]::new);
    }

    private static Dated dated(ResultSet row, int number) throws SQLException {
        return new Dated(
                ref(row, number), instant(row, "start_at"), instant(row, "due_at"), row.getString("time_zone"));
    }

    private static TaskRef ref(ResultSet row, int number) throws SQLException {
        return new TaskRef(
                id(row, "id"),
                row.getString("title"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                instant(row, "due_at"));
    }

    private static TaskId id(ResultSet row, String column) throws SQLException {
        return new TaskId(row.getObject(column, UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** A task and its dates. @param timeZone in which they were meant */
    record Dated(
            TaskRef task,
            @Nullable Instant startAt,
            @Nullable Instant dueAt,
            @Nullable String timeZone) {}
}
