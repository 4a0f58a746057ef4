package io.taskloom.engine.task.field;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomFieldRows {

    private final JdbcClient jdbc;

    CustomFieldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In their order, those in the archive too. */
    List<CustomField> of(Collection<ProjectId> projects) {
        return withChoices(jdbc.sql("select * from custom_field where project_id = any (?) order by rank")
                .param(projects.stream().map(ProjectId::value).toArray(UUID[]::new))
                .query(CustomFieldRows::map)
                .list());
    }

    /** Whether any project of the workspace has a field of this name, in the archive or in sight. */
    boolean named(WorkspaceId workspace, String name) {
        return jdbc.sql("""
                        select exists (select 1 from custom_field f join project p on p.id = f.project_id
                        where p.workspace_id = ? and lower(f.name) = lower(?))""")
                .params(workspace.value(), name)
                .query(Boolean.class)
                .single();
    }

    /** In their order. */
    List<CustomField> find(Collection<FieldId> ids) {
        return ids.isEmpty()
                ? List.of()
                : withChoices(jdbc.sql("select * from custom_field where id = any (?) order by rank")
                        .param(ids.stream().map(FieldId::value).toArray(UUID[]::new))
                        .query(CustomFieldRows::map)
                        .list());
    }

    Optional<CustomField> lock(ProjectId project, FieldId id) {
        return withChoices(jdbc.sql("select * from custom_field where id = ? and project_id = ? for update")
                        .params(id.value(), project.value())
                        .query(CustomFieldRows::map)
                        .list())
                .stream()
                .findAny();
    }

    List<RequiredFieldsMissing.Missing> required(ProjectId project) {
        return jdbc.sql("""
                        select id, name, type from custom_field
                        where project_id = ? and required and archived_at is null order by rank""")
                .param(project.value())
                .query((row, number) -> new RequiredFieldsMissing.Missing(
                        new FieldId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        CustomFieldType.of(row.getString("type"))))
                .list();
    }

    /** @return false if there is one of that name */
    boolean insert(CustomField field) {
        boolean made = jdbc.sql("""
                        insert into custom_field (id, project_id, name, type, rank, required, minimum, maximum, decimals,
                            unit, archived_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?) on conflict (project_id, lower(name)) do nothing""")
                        .params(
                                field.id().value(),
                                field.projectId().value(),
                                field.name(),
                                field.type().word(),
                                field.position(),
                                field.required(),
                                field.min(),
                                field.max(),
                                field.decimals(),
                                field.unit(),
                                field.version())
                        .update()
                == 1;
        if (made) {
            writeChoices(field);
        }
        return made;
    }

    /** @return false if there is another of that name */
    boolean update(CustomField before, CustomField after) {
        try {
            jdbc.sql("""
                            update custom_field set name = ?, rank = ?, required = ?, minimum = ?, maximum = ?, decimals = ?,
                                unit = ?, archived_at = ?, version = ? where id = ?""")
                    .params(
                            after.name(),
                            after.position(),
                            after.required(),
                            after.min(),
                            after.max(),
                            after.decimals(),
                            after.unit(),
                            utc(after.archivedAt()),
                            after.version(),
                            after.id().value())
                    .update();
        } catch (DuplicateKeyException e) {
            return false;
        }
        if (!before.choices().equals(after.choices())) {
            jdbc.sql("delete from custom_field_choice where field_id = ? and id <> all (?)")
                    .params(
                            after.id().value(),
                            after.choices().stream()
                                    .map(choice -> choice.id().value())
                                    .toArray(UUID[]::new))
                    .update();
            writeChoices(after);
        }
        return true;
    }

    void place(FieldId id, String rank) {
        jdbc.sql("update custom_field set rank = ? where id = ?")
                .params(rank, id.value())
                .update();
    }

    void delete(FieldId id) {
        jdbc.sql("delete from custom_field where id = ?").param(id.value()).update();
    }

    private void writeChoices(CustomField field) {
        for (int i = 0; i < field.choices().size(); i++) {
            FieldChoice choice = field.choices().get(i);
            jdbc.sql("""
                            insert into custom_field_choice (id, field_id, name, color, position) values (?, ?, ?, ?, ?)
                            on conflict (id) do update set name = excluded.name, color = excluded.color,
                                position = excluded.position""")
                    .params(choice.id().value(), field.id().value(), choice.name(), choice.color(), i)
                    .update();
        }
    }

    private List<CustomField> withChoices(List<CustomField> fields) {
        UUID[] ids = fields.stream()
                .filter(field -> field.type() == CustomFieldType.CHOICE)
                .map(field -> field.id().value())
                .toArray(UUID[]::new);
        if (ids.length == 0) {
            return fields;
        }
        Map<FieldId, List<FieldChoice>> choices = jdbc
                .sql("select * from custom_field_choice where field_id = any (?) order by field_id, position")
                .param(ids)
                .query((row, number) -> Map.entry(
                        new FieldId(row.getObject("field_id", UUID.class)),
                        new FieldChoice(
                                new ChoiceId(row.getObject("id", UUID.class)),
                                row.getString("name"),
                                row.getString("color"))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return fields.stream()
                .map(field -> choices.containsKey(field.id()) ? with(field, choices.get(field.id())) : field)
                .toList();
    }

    private static CustomField with(CustomField field, List<FieldChoice> choices) {
        return new CustomField(
                field.id(),
                field.projectId(),
                field.name(),
                field.type(),
                field.position(),
                field.required(),
                field.min(),
                field.max(),
                field.decimals(),
                field.unit(),
                choices,
                field.archivedAt(),
                field.version());
    }

    private static CustomField map(ResultSet row, int number) throws SQLException {
        OffsetDateTime archived = row.getObject("archived_at", OffsetDateTime.class);
        return new CustomField(
                new FieldId(row.getObject("id", UUID.class)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                row.getString("name"),
                CustomFieldType.of(row.getString("type")),
                row.getString("rank"),
                row.getBoolean("required"),
                row.getBigDecimal("minimum"),
                row.getBigDecimal("maximum"),
                row.getObject("decimals", Integer.class),
                row.getString("unit"),
                List.of(),
                archived == null ? null : archived.toInstant(),
                row.getLong("version"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
