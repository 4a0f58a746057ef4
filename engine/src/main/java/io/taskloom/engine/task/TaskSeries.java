package io.taskloom.engine.task;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.place.ProjectLock;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a task knows of the series it may be of, kept on its row by whoever keeps the rule. The task keeps its version. */
@Service
public class TaskSeries {

    private final JdbcTemplate jdbc;
    private final ProjectLock lock;

    TaskSeries(JdbcTemplate jdbc, ProjectLock lock) {
        this.jdbc = jdbc;
        this.lock = lock;
    }

    /** In the transaction of the change. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void mark(TaskId id, boolean recurring) {
        jdbc.update("update task set recurring = ? where id = ?", recurring, id.value());
    }

    /** Whether nobody has done anything with a task since it was made, or with one below it, nor said anything on it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean untouched(TaskId id) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                with recursive all_of_it (id) as (
                    select ?::uuid
                    union all
                    select c.id from task c join all_of_it a on c.parent_id = a.id)
                select bool_and(t.version = 1 and t.comment_count = 0 and t.attachment_count = 0
                    and t.time_spent = 0 and not t.constrained
                    and (t.lease_until is null or t.lease_until < now()))
                from all_of_it a join task t on t.id = a.id""", Boolean.class, id.value()));
    }

    /**
     * Of a series, completing and reopening make and take back other tasks of the project, which takes its lock. That is to be
     * had before any row, see {@link ProjectLock}; most tasks are of none, and pay one look at their row.
     */
    void take(TaskId id) {
        jdbc.queryForList("select project_id from task where id = ? and recurring", UUID.class, id.value())
                .forEach(project -> lock.take(new ProjectId(project)));
    }
}
