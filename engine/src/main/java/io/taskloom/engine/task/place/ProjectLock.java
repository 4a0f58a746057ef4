package io.taskloom.engine.task.place;

import io.taskloom.engine.event.ProjectId;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One at a time in a project, until the transaction ends: whoever changes its order or the tree of its tasks. Taken before any
 * row is locked, so that nobody who holds a row waits for somebody who waits for that row.
 */
@Component
@NamedInterface("place")
public class ProjectLock {

    private final JdbcTemplate jdbc;

    ProjectLock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take(ProjectId... projects) {
        // In one order for everybody: two that move tasks between the same projects must not wait for each other.
        UUID[] ids = Arrays.stream(projects)
                .map(ProjectId::value)
                .distinct()
                .sorted()
                .toArray(UUID[]::new);
        for (UUID id : ids) {
            jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 500))", row -> {}, id.toString());
        }
    }
}
