package io.taskloom.engine.task;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.place.ProjectLock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Tasks that are parts of others, to any depth. Who changes the tree has the project locked, so that no two make a cycle. */
@Component
class TaskTree {

    private static final String BELOW = """
            with recursive below (id) as (
                select c.id from task c where c.parent_id = ?
                union all
                select c.id from task c join below b on c.parent_id = b.id)
            """;

    /** That go with a task at once: each has its process, and all of them are one transaction. */
    private static final int MOST = 1_000;

    private static final String ABOVE = """
            with recursive above (id) as (
                select ?::uuid
                union all
                select t.parent_id from task t join above a on t.id = a.id where t.parent_id is not null)
            select exists (select from above where id = ?)""";

    private final JdbcTemplate jdbc;
    private final ProjectLock lock;

    TaskTree(JdbcTemplate jdbc, ProjectLock lock) {
        this.jdbc = jdbc;
        this.lock = lock;
    }

    /** A new task is about to become a part of that one. @throws InvalidInput if the project has no such task in sight */
    void enter(ProjectId project, TaskId parent) {
        lock.take(project);
        requireInSight(project, parent);
    }

    /**
     * With the project locked.
     *
     * @param project where the task will be
     * @throws ParentCycle if the parent is the task itself or below it
     * @throws StepBelongsToRun if the task is a step
     */
    void requireParent(Task task, ProjectId project, @Nullable TaskId parent) {
        task.refuseStep();
        if (parent != null) {
            requireInSight(project, parent);
            if (Boolean.TRUE.equals(jdbc.queryForObject(
                    ABOVE, Boolean.class, parent.value(), task.id().value()))) {
                throw new ParentCycle(task.id(), parent);
            }
        }
    }

    boolean inSight(ProjectId project, TaskId id) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from task t where t.id = ? and t.project_id = ? and " + TaskBox.LIST.sql() + ")",
                Boolean.class,
                id.value(),
                project.value()));
    }

    /** Everything below, wherever it is kept, parents first; locked. @throws TooManySubtasks if they are more than 1,000 */
    List<Task> lockBelow(TaskId id) {
        List<UUID> ids = jdbc.queryForList(BELOW + "select id from below limit " + (MOST + 1), UUID.class, id.value());
        if (ids.size() > MOST) {
            throw new TooManySubtasks(MOST);
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Integer> depth = new HashMap<>();
        ids.forEach(below -> depth.putIfAbsent(below, depth.size()));
        List<Task> found = jdbc.query(
                "select " + TaskMapper.COLUMNS
                        + " from task t where t.id = any (?) order by t.id for no key update of t",
                TaskMapper::map,
                (Object) ids.toArray(UUID[]::new));
        return found.stream()
                .sorted(Comparator.comparing(
                        task -> Objects.requireNonNull(depth.get(task.id().value()))))
                .toList();
    }

    private void requireInSight(ProjectId project, TaskId parent) {
        if (!inSight(project, parent)) {
            throw new InvalidInput("parentId", "unknown", "The project has no such task.");
        }
    }
}
