package io.taskloom.engine.task.tag;

import io.taskloom.engine.event.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TagRows {

    private final JdbcClient jdbc;

    TagRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name. */
    List<TagView> of(ProjectId project) {
        return jdbc.sql("select * from tag where project_id = ? order by lower(name), id")
                .param(project.value())
                .query(TagRows::map)
                .list();
    }

    Optional<TagView> lock(ProjectId project, TagId id) {
        return jdbc.sql("select * from tag where id = ? and project_id = ? for update")
                .params(id.value(), project.value())
                .query(TagRows::map)
                .optional();
    }

    List<TagView> find(Collection<TagId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from tag where id = any (?)")
                        .param(ids.stream().map(TagId::value).toArray(UUID[]::new))
                        .query(TagRows::map)
                        .list();
    }

    List<TagView> byName(ProjectId project, Collection<String> names) {
        return names.isEmpty()
                ? List.of()
                : jdbc.sql("select * from tag where project_id = ? and lower(name) = any (?) order by lower(name)")
                        .params(
                                project.value(),
                                names.stream()
                                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                                        .toArray(String[]::new))
                        .query(TagRows::map)
                        .list();
    }

    /** @return false if there is one of that name */
    boolean insert(TagView tag) {
        return jdbc.sql("insert into tag (id, project_id, name, color) values (?, ?, ?, ?) on conflict do nothing")
                        .params(tag.id().value(), tag.projectId().value(), tag.name(), tag.color())
                        .update()
                == 1;
    }

    /** @return false if there is another of that name */
    boolean update(TagView tag) {
        try {
            return jdbc.sql("update tag set name = ?, color = ? where id = ?")
                            .params(tag.name(), tag.color(), tag.id().value())
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    void delete(TagId id) {
        jdbc.sql("delete from tag where id = ?").param(id.value()).update();
    }

    private static TagView map(ResultSet row, int number) throws SQLException {
        return new TagView(
                new TagId(row.getObject("id", UUID.class)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                row.getString("name"),
                row.getString("color"));
    }
}
