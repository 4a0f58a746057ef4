package io.taskloom.engine.task;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The time that a task took, kept on its row by whoever keeps the entries. The task keeps its version: work on it is no edit of
 * it.
 */
@Service
public class TaskTime {

    private final JdbcTemplate jdbc;

    TaskTime(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a task stands. */
    public record Home(ProjectId project, WorkspaceId workspace) {}

    /**
     * Keeps the tasks where they are until the transaction ends. Whoever writes entries takes their tasks first, all at once: in
     * one order, so that nobody waits for each other.
     *
     * @return those that are there, be it in the archive or the bin
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<TaskId, Home> hold(Collection<TaskId> ids) {
        Map<TaskId, Home> homes = new HashMap<>();
        jdbc.query(
                """
                select id, project_id, workspace_id from task where id = any (?) order by id for no key update""",
                row -> {
                    homes.put(
                            new TaskId(row.getObject("id", UUID.class)),
                            new Home(
                                    new ProjectId(row.getObject("project_id", UUID.class)),
                                    new WorkspaceId(row.getObject("workspace_id", UUID.class))));
                },
                (Object) ids.stream().map(TaskId::value).toArray(UUID[]::new));
        return homes;
    }

    /** @param difference may be negative @return all of it now */
    @Transactional(propagation = Propagation.MANDATORY)
    public Duration spend(TaskId id, Duration difference) {
        Long seconds = jdbc.queryForObject(
                "update task set time_spent = time_spent + ? where id = ? returning time_spent",
                Long.class,
                difference.toSeconds(),
                id.value());
        return Duration.ofSeconds(Objects.requireNonNull(seconds));
    }
}
