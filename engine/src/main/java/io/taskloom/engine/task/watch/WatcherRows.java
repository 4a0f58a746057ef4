package io.taskloom.engine.task.watch;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.TaskId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WatcherRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    WatcherRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Set<PersonId> watching(TaskId task) {
        return jdbc.sql("""
                        select person_id from task_watcher where task_id = :task and watching
                        union
                        select p.person_id from (
                            select reporter_id as person_id from task where id = :task and reporter_id is not null
                            union all
                            select person_id from task_assignee where task_id = :task) p
                        where not exists (
                            select from task_watcher w
                            where w.task_id = :task and w.person_id = p.person_id and not w.watching)""").param("task", task.value()).query(UUID.class).stream()
                .map(PersonId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    void put(TaskId task, PersonId person, boolean watching) {
        jdbc.sql("""
                        insert into task_watcher (task_id, person_id, watching, since) values (?, ?, ?, ?)
                        on conflict (task_id, person_id) do update set watching = excluded.watching, since = excluded.since
                        where task_watcher.watching <> excluded.watching""").params(task.value(), person.value(), watching, now()).update();
    }

    void add(TaskId task, PersonId person) {
        jdbc.sql("""
                        insert into task_watcher (task_id, person_id, watching, since) values (?, ?, true, ?)
                        on conflict (task_id, person_id) do nothing""").params(task.value(), person.value(), now()).update();
    }

    void copy(TaskId from, TaskId to) {
        jdbc.sql("""
                        insert into task_watcher (task_id, person_id, watching, since)
                        select ?, person_id, watching, ? from task_watcher where task_id = ?""").params(to.value(), now(), from.value()).update();
    }

    Map<PersonId, Level> levels(ProjectId project) {
        Map<PersonId, Level> levels = new LinkedHashMap<>();
        jdbc.sql("select person_id, level from project_notification_level where project_id = ?")
                .param(project.value())
                .query(row -> {
                    levels.put(new PersonId(row.getObject("person_id", UUID.class)), Level.of(row.getString("level")));
                });
        return levels;
    }

    Level level(ProjectId project, PersonId person) {
        return jdbc.sql("select level from project_notification_level where project_id = ? and person_id = ?")
                .params(project.value(), person.value())
                .query(String.class)
                .optional()
                .map(Level::of)
                .orElse(Level.MINE);
    }

    void choose(ProjectId project, PersonId person, Level level) {
        jdbc.sql("""
                        insert into project_notification_level (project_id, person_id, level) values (?, ?, ?)
                        on conflict (project_id, person_id) do update set level = excluded.level""").params(project.value(), person.value(), level.column()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
