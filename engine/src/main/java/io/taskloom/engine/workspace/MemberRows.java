package io.taskloom.engine.workspace;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of workspaces and of who is in them. */
@Repository
class MemberRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    MemberRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(WorkspaceId id, String name) {
        jdbc.sql("insert into workspace (id, name, created_at) values (?, ?, ?)")
                .params(id.value(), name, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<WorkspaceView> find(WorkspaceId id, PersonId person) {
        return jdbc.sql("""
                        select w.id, w.name, m.role, w.version from workspace w
                        join workspace_member m on m.workspace_id = w.id
                        where w.id = ? and m.person_id = ?""")
                .params(id.value(), person.value())
                .query(MemberRows::view)
                .optional();
    }

    Map<WorkspaceId, String> names(Collection<WorkspaceId> ids) {
        Map<WorkspaceId, String> names = new HashMap<>();
        jdbc.sql("select id, name from workspace where id = any(:ids)")
                .param("ids", ids.stream().map(WorkspaceId::value).toArray(UUID[]::new))
                .query(row -> {
                    names.put(new WorkspaceId(row.getObject("id", UUID.class)), row.getString("name"));
                });
        return names;
    }

    List<WorkspaceView> of(PersonId person) {
        return jdbc.sql("""
                        select w.id, w.name, m.role, w.version from workspace w
                        join workspace_member m on m.workspace_id = w.id
                        where m.person_id = ? order by lower(w.name), w.id""").param(person.value()).query(MemberRows::view).list();
    }

    List<Row> members(WorkspaceId id) {
        return jdbc.sql(
                        "select person_id, role from workspace_member where workspace_id = ? order by joined_at, person_id")
                .param(id.value())
                .query(MemberRows::row)
                .list();
    }

    /** Locks the workspace's members against others who change them: two owners who leave at once must not both succeed. */
    List<Row> lockMembers(WorkspaceId id) {
        jdbc.sql("select id from workspace where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .optional();
        return members(id);
    }

    /** Nobody takes the person into another workspace meanwhile: a new member's row refers to this one. */
    void lockPerson(PersonId person) {
        jdbc.sql("select id from person where id = ? for update")
                .param(person.value())
                .query(UUID.class)
                .optional();
    }

    void delete(WorkspaceId id) {
        jdbc.sql("delete from workspace where id = ?").param(id.value()).update();
    }

    Optional<WorkspaceRole> role(WorkspaceId id, PersonId person) {
        return jdbc.sql("select role from workspace_member where workspace_id = ? and person_id = ?")
                .params(id.value(), person.value())
                .query(String.class)
                .optional()
                .map(WorkspaceRole::of);
    }

    Set<PersonId> membersAmong(WorkspaceId id, Collection<PersonId> people) {
        return jdbc
                .sql("select person_id from workspace_member where workspace_id = ? and person_id = any(?)")
                .params(id.value(), people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether there is a workspace that both are in. */
    boolean together(PersonId one, PersonId other) {
        return jdbc.sql("""
                        select exists (
                            select from workspace_member a join workspace_member b on b.workspace_id = a.workspace_id
                            where a.person_id = ? and b.person_id = ?)""")
                .params(one.value(), other.value())
                .query(Boolean.class)
                .single();
    }

    boolean exists(WorkspaceId id) {
        return jdbc.sql("select exists (select from workspace where id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    void put(WorkspaceId id, PersonId person, WorkspaceRole role) {
        jdbc.sql("""
                        insert into workspace_member (workspace_id, person_id, role, joined_at) values (?, ?, ?, ?)
                        on conflict (workspace_id, person_id) do update set role = excluded.role""")
                .params(
                        id.value(),
                        person.value(),
                        role.column(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(WorkspaceId id, PersonId person) {
        jdbc.sql("delete from workspace_member where workspace_id = ? and person_id = ?")
                .params(id.value(), person.value())
                .update();
    }

    private static WorkspaceView view(ResultSet row, int number) throws SQLException {
        return new WorkspaceView(
                new WorkspaceId(row.getObject("id", UUID.class)),
                row.getString("name"),
                WorkspaceRole.of(row.getString("role")),
                row.getLong("version"));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(new PersonId(row.getObject("person_id", UUID.class)), WorkspaceRole.of(row.getString("role")));
    }

    record Row(PersonId person, WorkspaceRole role) {}
}
