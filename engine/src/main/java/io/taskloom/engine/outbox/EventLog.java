package io.taskloom.engine.outbox;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
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

    private static final String PAST = "select " + EventRows.COLUMNS + """
             from event e
            where e.workspace = ? and e.type = ? and e.time >= ? and e.time < ?
              and e.only_person is null and e.actor_kind <> 'quiet_import' and e.depth < ?
              and (e.project is null or e.project = any(?))
            order by e.time desc
            """;

    /** Rows at a time, so that a long look back holds few of them. */
    private static final int FETCHED = 500;

    private final JdbcClient jdbc;
    private final DataSource source;
    private final EventRows rows;

    EventLog(JdbcClient jdbc, DataSource source, EventRows rows) {
        this.jdbc = jdbc;
        this.source = source;
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

    /**
     * What automations could have heard of one type, newest first: nothing meant for one person, of a quiet import, or too deep in
     * a chain of automations.
     *
     * @param projects whose events count; those of no project always do
     * @param maxDepth events of this depth start nothing any more
     * @param patience how long the database may take for it, whole seconds
     * @param more told of each, and asked whether to go on
     * @throws org.springframework.dao.QueryTimeoutException if it took longer
     */
    @Transactional(readOnly = true)
    public void replay(
            WorkspaceId workspace,
            String type,
            Instant from,
            Instant to,
            Collection<ProjectId> projects,
            int maxDepth,
            Duration patience,
            Predicate<Recorded> more) {
        JdbcTemplate slowly = new JdbcTemplate(source);
        slowly.setFetchSize(FETCHED);
        slowly.setQueryTimeout((int) Math.max(1, patience.toSeconds()));
        try (Stream<Recorded> events = slowly.queryForStream(
                PAST,
                (row, number) -> rows.read(row),
                workspace.value(),
                type,
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC),
                maxDepth,
                projects.stream().map(ProjectId::value).toArray(UUID[]::new))) {
            Iterator<Recorded> each = events.iterator();
            while (each.hasNext() && more.test(each.next())) {}
        }
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
