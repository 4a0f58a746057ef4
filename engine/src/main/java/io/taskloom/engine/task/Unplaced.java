package io.taskloom.engine.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.section.SectionUse;
import io.taskloom.engine.task.tag.TagId;
import io.taskloom.engine.task.tag.TagUse;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes a section or tag that goes off its tasks, all by one statement: there may be thousands. */
@Component
class Unplaced implements SectionUse, TagUse {

    private static final String CHANGED = """
            , changed as (
                update task t set version = t.version + 1, updated_at = ?::timestamptz %s where t.id = any (?) returning t.id, t.version)
            insert into task_change (id, task_id, at, actor_kind, actor_id, actor_person, type, fields, version)
            select n.change, n.task, ?::timestamptz, ?, ?, ?::uuid, 'updated', %s, c.version
            from unnest(?::uuid[], ?::uuid[]) as n (change, task) join changed c on c.id = n.task
            """;

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Unplaced(JdbcTemplate jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean uses(SectionId section) {
        return exists("t.section_id = ?", section.value());
    }

    @Override
    public boolean uses(TagId tag) {
        return exists("t.id in (select m.task_id from task_tag m where m.tag_id = ?)", tag.value());
    }

    @Override
    public void release(Actor actor, ProjectId project, SectionId section) {
        UUID[] tasks = lock("t.section_id = ?", section.value());
        change(actor, tasks, "with nothing as (select)", ", section_id = null", "?::jsonb", List.of(write(section)));
    }

    @Override
    public void release(Actor actor, ProjectId project, TagId tag) {
        UUID[] tasks = lock("t.id in (select m.task_id from task_tag m where m.tag_id = ?)", tag.value());
        String field = """
                jsonb_build_array(jsonb_build_object('field', 'tags', 'from', to_jsonb(
                    array(select m.tag_id from task_tag m where m.task_id = n.task order by m.tag_id)), 'to', to_jsonb(
                    array(select m.tag_id from task_tag m where m.task_id = n.task and m.tag_id <> ? order by m.tag_id))))""";
        change(
                actor,
                tasks,
                "with gone as (delete from task_tag where tag_id = '" + tag.value() + "')",
                "",
                field,
                List.of(tag.value()));
    }

    private boolean exists(String condition, UUID id) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from task t where t.deleted_at is null and " + condition + ")",
                Boolean.class,
                id));
    }

    private UUID[] lock(String condition, UUID id) {
        return jdbc.queryForList(
                        "select t.id from task t where " + condition + " order by t.id for no key update of t",
                        UUID.class,
                        id)
                .toArray(UUID[]::new);
    }

    private void change(Actor actor, UUID[] tasks, String first, String set, String fields, List<Object> parameters) {
        if (tasks.length == 0) {
            return;
        }
        ActorColumns by = ActorColumns.of(actor);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        UUID[] changes = new UUID[tasks.length];
        for (int i = 0; i < tasks.length; i++) {
            changes[i] = Ids.next();
        }
        jdbc.update(
                first + CHANGED.formatted(set, fields),
                now,
                tasks,
                now,
                by.kind(),
                by.id(),
                by.person(),
                parameters.getFirst(),
                changes,
                tasks);
    }

    private String write(SectionId section) {
        try {
            return json.writeValueAsString(List.of(new FieldChange("sectionId", section, null)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A change holds what is no JSON", e);
        }
    }
}
