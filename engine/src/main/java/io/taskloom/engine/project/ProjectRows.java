package io.taskloom.engine.project;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.workspace.WorkspaceRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of projects and of who is in them. */
@Repository
class ProjectRows {

    /** What a person is in a project: the workspace's owners and admins are owners of each. */
    private static final String ROLE = "case when wm.role in ('owner', 'admin') then 'owner' else pm.role end";

    private static final String VISIBLE = """
            from project p
            join workspace_member wm on wm.workspace_id = p.workspace_id and wm.person_id = :person
            left join project_member pm on pm.project_id = p.id and pm.person_id = :person
            where (wm.role in ('owner', 'admin') or pm.role is not null) and p.deleted_at is null
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ProjectRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(ProjectView project) {
        jdbc.sql("""
                        insert into project (id, workspace_id, name, description, color, version, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        project.id().value(),
                        project.workspaceId().value(),
                        project.name(),
                        project.description(),
                        project.color(),
                        project.version(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return false if somebody else changed it since that version */
    boolean update(ProjectView next, long version) {
        return jdbc.sql(
                                "update project set name = ?, description = ?, color = ?, version = ? where id = ? and version = ?")
                        .params(
                                next.name(),
                                next.description(),
                                next.color(),
                                next.version(),
                                next.id().value(),
                                version)
                        .update()
                == 1;
    }

    Optional<ProjectView> find(ProjectId id, PersonId person) {
        return jdbc.sql("select p.*, " + ROLE + " as role " + VISIBLE + " and p.id = :id")
                .param("person", person.value())
                .param("id", id.value())
                .query(ProjectRows::view)
                .optional();
    }

    /** Also of one that is being deleted. */
    Optional<String> name(ProjectId id) {
        return jdbc.sql("select name from project where id = ?")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    List<ProjectView> visible(WorkspaceId workspace, PersonId person) {
        return jdbc.sql("select p.*, " + ROLE + " as role " + VISIBLE
                        + " and p.workspace_id = :workspace order by lower(p.name), p.id")
                .param("person", person.value())
                .param("workspace", workspace.value())
                .query(ProjectRows::view)
                .list();
    }

    /** @param within null for every workspace */
    Set<ProjectId> visible(PersonId person, @Nullable WorkspaceId within) {
        return jdbc
                .sql("select p.id " + VISIBLE + (within == null ? "" : " and p.workspace_id = :within"))
                .param("person", person.value())
                .param("within", within == null ? null : within.value())
                .query(UUID.class)
                .stream()
                .map(ProjectId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<ProjectAccess> access(ProjectId id, @Nullable PersonId person) {
        if (person == null) {
            return jdbc.sql("select p.*, 'owner' as role from project p where p.id = ? and p.deleted_at is null")
                    .param(id.value())
                    .query(ProjectRows::access)
                    .optional();
        }
        return jdbc.sql("select p.*, " + ROLE + " as role " + VISIBLE + " and p.id = :id")
                .param("person", person.value())
                .param("id", id.value())
                .query(ProjectRows::access)
                .optional();
    }

    Map<ProjectId, String> names(Collection<ProjectId> ids) {
        Map<ProjectId, String> names = new HashMap<>();
        jdbc.sql("select id, name from project where id = any(:ids)")
                .param("ids", ids.stream().map(ProjectId::value).toArray(UUID[]::new))
                .query(row -> {
                    names.put(new ProjectId(row.getObject("id", UUID.class)), row.getString("name"));
                });
        return names;
    }

    /** Hides it from everybody, until it is removed. @return false if it is hidden or gone already */
    boolean hide(ProjectId id) {
        return jdbc.sql("update project set deleted_at = ? where id = ? and deleted_at is null")
                        .params(clock.instant().atOffset(ZoneOffset.UTC), id.value())
                        .update()
                == 1;
    }

    void delete(ProjectId id) {
        jdbc.sql("delete from project where id = ?").param(id.value()).update();
    }

    /** All of a workspace, those included that are hidden already; held until the transaction ends. */
    List<ProjectId> lockAll(WorkspaceId workspace) {
        return jdbc
                .sql("select id from project where workspace_id = ? order by id for update")
                .param(workspace.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(ProjectId::new)
                .toList();
    }

    /** One that is hidden and that no other node works on, held until the transaction ends. @param but others than these */
    Optional<ProjectId> lockHidden(Collection<ProjectId> but) {
        return jdbc.sql("""
                        select id from project where deleted_at is not null and id <> all (?)
                        order by deleted_at limit 1 for update skip locked""")
                .param(but.stream().map(ProjectId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .optional()
                .map(ProjectId::new);
    }

    /** Two owners who leave at once must not both succeed. */
    void lock(ProjectId id) {
        jdbc.sql("select id from project where id = ? for no key update")
                .param(id.value())
                .query(UUID.class)
                .optional();
    }

    List<Row> members(ProjectId id) {
        return jdbc.sql("select person_id, role from project_member where project_id = ? order by joined_at, person_id")
                .param(id.value())
                .query((row, number) -> new Row(
                        new PersonId(row.getObject("person_id", UUID.class)), ProjectRole.of(row.getString("role"))))
                .list();
    }

    /** Everybody who can see the project, in the order they joined it; those who did not, being admins of its workspace, last. */
    List<Teammate> team(ProjectId id) {
        return jdbc.sql("""
                        select wm.person_id, pm.role, wm.role as workspace_role from project p
                        join workspace_member wm on wm.workspace_id = p.workspace_id
                        left join project_member pm on pm.project_id = p.id and pm.person_id = wm.person_id
                        where p.id = :id and p.deleted_at is null
                          and (wm.role in ('owner', 'admin') or pm.role is not null)
                        order by pm.joined_at nulls last, wm.person_id""")
                .param("id", id.value())
                .query((row, number) -> new Teammate(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("role") == null ? null : ProjectRole.of(row.getString("role")),
                        WorkspaceRole.of(row.getString("workspace_role"))))
                .list();
    }

    /** Those of the people who can see the project, be it as admins of its workspace. */
    Set<PersonId> among(ProjectId id, Collection<PersonId> people) {
        return jdbc
                .sql("""
                        select wm.person_id from project p
                        join workspace_member wm on wm.workspace_id = p.workspace_id
                        left join project_member pm on pm.project_id = p.id and pm.person_id = wm.person_id
                        where p.id = :id and wm.person_id in (:people)
                          and (wm.role in ('owner', 'admin') or pm.role is not null)""")
                .param("id", id.value())
                .param("people", people.stream().map(PersonId::value).toList())
                .query(UUID.class)
                .stream()
                .map(PersonId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @return false if the person is not in the project's workspace */
    boolean put(ProjectId id, PersonId person, ProjectRole role) {
        return jdbc.sql("""
                                insert into project_member (project_id, workspace_id, person_id, role, joined_at)
                                select p.id, p.workspace_id, wm.person_id, ?, ? from project p
                                join workspace_member wm on wm.workspace_id = p.workspace_id and wm.person_id = ?
                                where p.id = ?
                                on conflict (project_id, person_id) do update set role = excluded.role""")
                        .params(role.column(), clock.instant().atOffset(ZoneOffset.UTC), person.value(), id.value())
                        .update()
                == 1;
    }

    boolean remove(ProjectId id, PersonId person) {
        return jdbc.sql("delete from project_member where project_id = ? and person_id = ?")
                        .params(id.value(), person.value())
                        .update()
                == 1;
    }

    /** @param automation null for the built-in life cycle @return false if it is so already */
    boolean chooseWorkFlow(ProjectId id, @Nullable UUID automation) {
        return jdbc.sql("update project set work_flow = :chosen where id = :id and work_flow is distinct from :chosen")
                        .param("chosen", automation, Types.OTHER)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    List<ProjectView> following(UUID automation) {
        return jdbc.sql("select p.*, 'owner' as role from project p where p.work_flow = ? for no key update")
                .param(automation)
                .query(ProjectRows::view)
                .list();
    }

    private static ProjectAccess access(ResultSet row, int number) throws SQLException {
        return new ProjectAccess(
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                ProjectRole.of(row.getString("role")),
                row.getObject("work_flow", UUID.class));
    }

    private static ProjectView view(ResultSet row, int number) throws SQLException {
        return new ProjectView(
                new ProjectId(row.getObject("id", UUID.class)),
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                row.getString("name"),
                row.getString("description"),
                row.getString("color"),
                ProjectRole.of(row.getString("role")),
                row.getLong("version"),
                row.getObject("work_flow", UUID.class));
    }

    record Row(PersonId person, ProjectRole role) {}
}
