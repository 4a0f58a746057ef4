package io.taskloom.engine.export;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CalendarFeedRows {

    private final JdbcClient jdbc;

    CalendarFeedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CalendarFeed feed, byte[] secretHash) {
        jdbc.sql("""
                        insert into calendar_feed (id, person_id, name, secret_hash, project_id, only_mine, filter, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        feed.id().value(),
                        feed.person().value(),
                        feed.name(),
                        secretHash,
                        feed.project() == null ? null : feed.project().value(),
                        feed.onlyMine(),
                        feed.filter(),
                        utc(feed.createdAt()))
                .update();
    }

    /** The oldest first. */
    List<CalendarFeed> of(PersonId person) {
        return jdbc.sql("select * from calendar_feed where person_id = ? order by created_at, id")
                .param(person.value())
                .query(CalendarFeedRows::map)
                .list();
    }

    /**
     * Those of the project that have a filter, locked.
     *
     * @param everywhere with those over all projects, of whoever is in the workspace
     */
    List<CalendarFeed> filtered(WorkspaceId workspace, ProjectId project, boolean everywhere) {
        return jdbc.sql("""
                        select * from calendar_feed where filter is not null and (project_id = ? or (? and project_id is null
                        and person_id in (select person_id from workspace_member where workspace_id = ?)))
                        order by id for update""")
                .params(project.value(), everywhere, workspace.value())
                .query(CalendarFeedRows::map)
                .list();
    }

    void filter(CalendarFeedId id, String filter) {
        jdbc.sql("update calendar_feed set filter = ? where id = ?")
                .params(filter, id.value())
                .update();
    }

    Optional<CalendarFeed> bySecret(byte[] secretHash) {
        return jdbc.sql("select * from calendar_feed where secret_hash = ?")
                .param(secretHash)
                .query(CalendarFeedRows::map)
                .optional();
    }

    void used(CalendarFeedId id, Instant at) {
        jdbc.sql("update calendar_feed set last_used_at = ? where id = ?")
                .params(utc(at), id.value())
                .update();
    }

    /** @param workspace of its project; null if it has none */
    record Deleted(String name, @Nullable WorkspaceId workspace) {}

    /** Empty if the person has no such feed. */
    Optional<Deleted> delete(PersonId person, CalendarFeedId id) {
        return jdbc.sql("""
                        delete from calendar_feed where id = ? and person_id = ?
                        returning name, (select workspace_id from project where id = project_id) as workspace_id""")
                .params(id.value(), person.value())
                .query((row, number) -> {
                    UUID workspace = row.getObject("workspace_id", UUID.class);
                    return new Deleted(row.getString("name"), workspace == null ? null : new WorkspaceId(workspace));
                })
                .optional();
    }

    private static CalendarFeed map(ResultSet row, int number) throws SQLException {
        UUID project = row.getObject("project_id", UUID.class);
        return new CalendarFeed(
                new CalendarFeedId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                project == null ? null : new ProjectId(project),
                row.getBoolean("only_mine"),
                row.getString("filter"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("last_used_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
