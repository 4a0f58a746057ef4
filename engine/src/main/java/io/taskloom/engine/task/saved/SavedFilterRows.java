package io.taskloom.engine.task.saved;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SavedFilterRows {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    SavedFilterRows(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void insert(SavedFilter filter) {
        jdbc.sql("""
                        insert into saved_filter
                            (id, workspace_id, project_id, owner_id, name, filter, sort, shared, buckets, version, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""")
                .params(
                        filter.id().value(),
                        filter.workspace().value(),
                        filter.project() == null ? null : filter.project().value(),
                        filter.owner().value(),
                        filter.name(),
                        filter.filter(),
                        filter.sort(),
                        filter.shared(),
                        write(filter.buckets()),
                        filter.version(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(SavedFilter filter, long before) {
        int rows = jdbc.sql("""
                        update saved_filter set name = ?, filter = ?, sort = ?, shared = ?, buckets = ?::jsonb, version = ?
                        where id = ? and version = ?""")
                .params(
                        filter.name(),
                        filter.filter(),
                        filter.sort(),
                        filter.shared(),
                        write(filter.buckets()),
                        filter.version(),
                        filter.id().value(),
                        before)
                .update();
        if (rows == 0) {
            throw new OptimisticLockingFailureException("filter " + filter.id() + " changed meanwhile");
        }
    }

    void delete(SavedFilterId id) {
        jdbc.sql("delete from saved_filter where id = ?").param(id.value()).update();
    }

    Optional<SavedFilter> find(SavedFilterId id) {
        return jdbc.sql("select * from saved_filter where id = ?")
                .param(id.value())
                .query(this::map)
                .optional();
    }

    /** One's own and those that are shared, by name; whether a project may be seen is for the caller to ask. */
    List<SavedFilter> of(WorkspaceId workspace, PersonId person) {
        return jdbc.sql("""
                        select * from saved_filter where workspace_id = ? and (owner_id = ? or shared)
                        order by lower(name), id""")
                .params(workspace.value(), person.value())
                .query(this::map)
                .list();
    }

    /**
     * Those of the project, locked.
     *
     * @param everywhere with those over all projects of the workspace
     */
    List<SavedFilter> about(WorkspaceId workspace, ProjectId project, boolean everywhere) {
        return jdbc.sql("""
                        select * from saved_filter
                        where workspace_id = ? and (project_id = ? or (? and project_id is null))
                        order by id for update""")
                .params(workspace.value(), project.value(), everywhere)
                .query(this::map)
                .list();
    }

    int count(WorkspaceId workspace, PersonId owner) {
        return jdbc.sql("select count(*) from saved_filter where workspace_id = ? and owner_id = ?")
                .params(workspace.value(), owner.value())
                .query(Integer.class)
                .single();
    }

    private SavedFilter map(ResultSet row, int number) throws SQLException {
        UUID project = row.getObject("project_id", UUID.class);
        return new SavedFilter(
                new SavedFilterId(row.getObject("id", UUID.class)),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                project == null ? null : new ProjectId(project),
                new PersonId(row.getObject("owner_id", UUID.class)),
                row.getString("name"),
                row.getString("filter"),
                row.getString("sort"),
                row.getBoolean("shared"),
                read(row.getString("buckets")),
                row.getLong("version"));
    }

    private @Nullable String write(@Nullable List<Bucket> buckets) {
        try {
            return buckets == null ? null : json.writeValueAsString(buckets);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Buckets that are no JSON", e);
        }
    }

    private @Nullable List<Bucket> read(@Nullable String buckets) throws SQLException {
        try {
            return buckets == null ? null : json.readValue(buckets, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new SQLException("Buckets are not readable", e);
        }
    }
}
