package io.taskloom.engine.project;

import io.taskloom.engine.event.AuditedActs;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.Recorded;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class AuditedProjects implements AuditedActs {

    private final ProjectRows rows;

    AuditedProjects(ProjectRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Act> all() {
        return List.of(
                Act.of("ProjectMemberAdded", Kind.PROJECT, "let {person} into the project “{name}”, as {role}"),
                Act.of(
                        "ProjectMemberRoleChanged",
                        Kind.PROJECT,
                        "gave {person} the role {role} in the project “{name}”"),
                Act.of("ProjectMemberRemoved", Kind.PROJECT, "took {person} out of the project “{name}”"),
                Act.of("ProjectDeleted", Kind.PROJECT, "deleted the project “{name}”"));
    }

    /** It may have another name tomorrow, or none. */
    @Override
    public Map<String, String> more(Recorded event) {
        return rows.name(new ProjectId(event.subject().id()))
                .map(name -> Map.of("name", name))
                .orElse(Map.of());
    }
}
