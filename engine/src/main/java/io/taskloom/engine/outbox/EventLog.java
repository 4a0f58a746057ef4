package io.taskloom.engine.outbox;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads back what has happened, in commit order. */
@Service
public class EventLog {

    private static final String SINCE = "select " + EventRows.COLUMNS + """
             from (
                (select e.* from event e
                 where e.workspace = any(:workspaces) and e.position > :position and e.only_person is null
                   and (e.project is null or e.project = any(:projects))
                 order by e.position limit :limit)
                union all
                (select e.* from event e
                 where e.only_person = :person and e.position > :position
                 order by e.position limit :limit)
            ) e order by e.position limit :limit
            """;

    private final JdbcClient jdbc;
    private final EventRows rows;

    EventLog(JdbcClient jdbc, EventRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * Events behind a position: those of the workspaces that belong to no project, those of the projects, and those meant for
     * the person alone, wherever they come from.
     *
     * @param position of the last event known; nothing at or below it is given
     * @param projects all of them in one of the workspaces
     */
    @Transactional(readOnly = true)
    public List<Recorded> since(
            long position,
            PersonId person,
            Collection<WorkspaceId> workspaces,
            Collection<ProjectId> projects,
            int limit) {
        return jdbc.sql(SINCE)
                .param("person", person.value())
                .param("workspaces", workspaces.stream().map(WorkspaceId::value).toArray(UUID[]::new))
                .param("projects", projects.stream().map(ProjectId::value).toArray(UUID[]::new))
                .param("position", position)
                .param("limit", limit)
                .query((row, number) -> rows.read(row))
                .list();
    }

    /**
     * The latest events of a workspace that are of one type, as far as they stand among its newest 2,000.
     *
     * @param since none from before
     */
    @Transactional(readOnly = true)
    public List<Recorded> latest(WorkspaceId workspace, String type, Instant since) {
        return jdbc.sql("select " + EventRows.COLUMNS + """
                         from (
                            select e.* from event e where e.workspace = :workspace and e.position is not null
                            order by e.position desc limit 2000
                        ) e where e.type = :type and e.time >= :since order by e.position
                        """)
                .param("workspace", workspace.value())
                .param("type", type)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> rows.read(row))
                .list();
    }

    /** Empty too once it is kept no longer. */
    @Transactional(readOnly = true)
    public Optional<Recorded> find(UUID id) {
        return jdbc.sql("select " + EventRows.COLUMNS + " from event e where e.id = ?")
                .param(id)
                .query((row, number) -> rows.read(row))
                .optional();
    }

    /** Position of the newest event of any of the workspaces or for the person; 0 where there is none. */
    @Transactional(readOnly = true)
    public long head(PersonId person, Collection<WorkspaceId> workspaces) {
        return jdbc.sql("""
                        select greatest(coalesce(max(e.position), 0), (
                            select coalesce(max(position), 0) from event
                            where only_person = :person and position is not null))
                        from unnest(:workspaces) w cross join lateral (
                            select position from event where workspace = w and position is not null
                            order by position desc limit 1
                        ) e
                        """)
                .param("person", person.value())
                .param("workspaces", workspaces.stream().map(WorkspaceId::value).toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }
}
