package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.filter.Condition;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.section.SectionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads thousands of tasks at once: no descriptions, tags or custom fields. */
@Component
public class PlannedTasks {

    private static final String COLUMNS = """
            t.id, t.project_id, t.title, t.status, t.priority, t.start_at, t.due_at, t.time_zone, t.overdue, t.kind,
            t.section_id, t.parent_id, t.recurring, t.version,
            %s,
            %s,
            %s
            """.formatted(TaskMapper.ASSIGNEES, TaskMapper.SUBTASKS, TaskMapper.BLOCKED);

    private final JdbcTemplate jdbc;
    private final People people;

    PlannedTasks(JdbcTemplate jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** @param chosen a statement of {@code id, nr} for tasks that the caller has the right to show; they come by {@code nr} */
    public List<PlannedTask> of(Condition chosen) {
        List<Row> rows = jdbc.query(
                "select %s from (%s) h join task t on t.id = h.id order by h.nr".formatted(COLUMNS, chosen.sql()),
                (row, number) -> new Row(row(row), TaskMapper.list(row, "assignees", id -> new PersonId((UUID) id))),
                chosen.parameters().toArray());
        Set<PersonId> named = new LinkedHashSet<>();
        rows.forEach(row -> named.addAll(row.assignees()));
        Map<PersonId, PersonView> known = named.isEmpty() ? Map.of() : people.find(named);
        return rows.stream().map(row -> named(row, known)).toList();
    }

    private static PlannedTask row(ResultSet row) throws SQLException {
        UUID section = row.getObject("section_id", UUID.class);
        return new PlannedTask(
                new TaskId(TaskMapper.uuid(row, "id")),
                new ProjectId(TaskMapper.uuid(row, "project_id")),
                row.getString("title"),
                Status.of(row.getString("status")),
                Priority.of(row.getInt("priority")),
                TaskMapper.instant(row, "start_at"),
                TaskMapper.instant(row, "due_at"),
                row.getString("time_zone"),
                row.getBoolean("overdue"),
                List.of(),
                Kind.of(row.getString("kind")),
                section == null ? null : new SectionId(section),
                TaskMapper.task(row, "parent_id"),
                TaskMapper.progress(row),
                row.getBoolean("blocked"),
                row.getBoolean("recurring"),
                row.getLong("version"));
    }

    private static PlannedTask named(Row row, Map<PersonId, PersonView> known) {
        PlannedTask task = row.task();
        return row.assignees().isEmpty()
                ? task
                : new PlannedTask(
                        task.id(),
                        task.projectId(),
                        task.title(),
                        task.status(),
                        task.priority(),
                        task.startAt(),
                        task.dueAt(),
                        task.timeZone(),
                        task.overdue(),
                        row.assignees().stream()
                                .map(known::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        task.kind(),
                        task.sectionId(),
                        task.parentId(),
                        task.subtasks(),
                        task.blocked(),
                        task.recurring(),
                        task.version());
    }

    private record Row(PlannedTask task, List<PersonId> assignees) {}
}
