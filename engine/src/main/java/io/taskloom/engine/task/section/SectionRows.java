package io.taskloom.engine.task.section;

import io.taskloom.engine.event.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SectionRows {

    private final JdbcClient jdbc;

    SectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In their order. */
    List<SectionView> of(ProjectId project) {
        return jdbc.sql("select * from section where project_id = ? order by rank")
                .param(project.value())
                .query(SectionRows::map)
                .list();
    }

    Optional<SectionView> find(SectionId id) {
        return jdbc.sql("select * from section where id = ?")
                .param(id.value())
                .query(SectionRows::map)
                .optional();
    }

    Optional<SectionView> lock(ProjectId project, SectionId id) {
        return jdbc.sql("select * from section where id = ? and project_id = ? for update")
                .params(id.value(), project.value())
                .query(SectionRows::map)
                .optional();
    }

    void insert(SectionView section) {
        jdbc.sql("""
                        insert into section (id, project_id, name, color, rank, wip_limit, version)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        section.id().value(),
                        section.projectId().value(),
                        section.name(),
                        section.color(),
                        section.position(),
                        section.wipLimit(),
                        section.version())
                .update();
    }

    void update(SectionView section) {
        jdbc.sql("update section set name = ?, color = ?, rank = ?, wip_limit = ?, version = ? where id = ?")
                .params(
                        section.name(),
                        section.color(),
                        section.position(),
                        section.wipLimit(),
                        section.version(),
                        section.id().value())
                .update();
    }

    void place(SectionId id, String rank) {
        jdbc.sql("update section set rank = ? where id = ?")
                .params(rank, id.value())
                .update();
    }

    void delete(SectionId id) {
        jdbc.sql("delete from section where id = ?").param(id.value()).update();
    }

    private static SectionView map(ResultSet row, int number) throws SQLException {
        return new SectionView(
                new SectionId(row.getObject("id", UUID.class)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                row.getString("name"),
                row.getString("color"),
                row.getString("rank"),
                row.getObject("wip_limit", Integer.class),
                row.getLong("version"));
    }
}
