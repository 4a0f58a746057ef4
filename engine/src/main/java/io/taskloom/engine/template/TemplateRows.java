package io.taskloom.engine.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.event.PersonId;
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
class TemplateRows {

    private static final int LARGEST = 1024 * 1024;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ContentJson contents;

    TemplateRows(JdbcClient jdbc, ObjectMapper json, ContentJson contents) {
        this.jdbc = jdbc;
        this.json = json;
        this.contents = contents;
    }

    void insert(Template template) {
        jdbc.sql("""
                        insert into template (id, workspace_id, owner_id, kind, name, description, placeholders, content,
                            tasks, version, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)""")
                .params(
                        template.id().value(),
                        template.workspace().value(),
                        template.owner().value(),
                        template.kind().column(),
                        template.name(),
                        template.description(),
                        write(template.placeholders()),
                        content(template),
                        template.content().size(),
                        template.version(),
                        template.updatedAt().atOffset(ZoneOffset.UTC),
                        template.updatedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(Template template) {
        jdbc.sql("""
                        update template set name = ?, description = ?, placeholders = ?::jsonb, content = ?::jsonb, tasks = ?,
                            version = ?, updated_at = ? where id = ?""")
                .params(
                        template.name(),
                        template.description(),
                        write(template.placeholders()),
                        content(template),
                        template.content().size(),
                        template.version(),
                        template.updatedAt().atOffset(ZoneOffset.UTC),
                        template.id().value())
                .update();
    }

    void delete(TemplateId id) {
        jdbc.sql("delete from template where id = ?").param(id.value()).update();
    }

    Optional<Template> find(TemplateId id) {
        return jdbc.sql("select * from template where id = ?")
                .param(id.value())
                .query(this::map)
                .optional();
    }

    Optional<Template> lock(TemplateId id) {
        return jdbc.sql("select * from template where id = ? for update")
                .param(id.value())
                .query(this::map)
                .optional();
    }

    /** By name, without what they make. */
    List<Listed> of(WorkspaceId workspace) {
        return jdbc.sql("""
                        select id, owner_id, kind, name, description, placeholders, tasks, version, updated_at
                        from template where workspace_id = ? order by lower(name), id""").param(workspace.value()).query(this::listed).list();
    }

    int count(WorkspaceId workspace) {
        return jdbc.sql("select count(*) from template where workspace_id = ?")
                .param(workspace.value())
                .query(Integer.class)
                .single();
    }

    private String content(Template template) {
        String written = contents.write(template.content());
        if (written.length() > LARGEST) {
            throw new ContentTooLarge(LARGEST);
        }
        return written;
    }

    private Template map(ResultSet row, int number) throws SQLException {
        TemplateKind kind = TemplateKind.of(row.getString("kind"));
        try {
            return new Template(
                    new TemplateId(row.getObject("id", UUID.class)),
                    new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                    new PersonId(row.getObject("owner_id", UUID.class)),
                    kind,
                    row.getString("name"),
                    row.getString("description"),
                    placeholders(row),
                    contents.kept(kind, row.getString("content")),
                    row.getLong("version"),
                    instant(row));
        } catch (JsonProcessingException e) {
            throw new SQLException("A template is not readable", e);
        }
    }

    private Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                new TemplateId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("owner_id", UUID.class)),
                TemplateKind.of(row.getString("kind")),
                row.getString("name"),
                row.getString("description"),
                placeholders(row),
                row.getInt("tasks"),
                row.getLong("version"),
                instant(row));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("updated_at", OffsetDateTime.class).toInstant();
    }

    private Placeholders placeholders(ResultSet row) throws SQLException {
        try {
            return new Placeholders(
                    json.readValue(row.getString("placeholders"), new TypeReference<List<Placeholder>>() {}));
        } catch (JsonProcessingException e) {
            throw new SQLException("Placeholders are not readable", e);
        }
    }

    private String write(Placeholders placeholders) {
        try {
            return json.writeValueAsString(placeholders.all());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Placeholders that are no JSON", e);
        }
    }

    record Listed(
            TemplateId id,
            PersonId owner,
            TemplateKind kind,
            String name,
            @Nullable String description,
            Placeholders placeholders,
            int tasks,
            long version,
            Instant updatedAt) {}
}
