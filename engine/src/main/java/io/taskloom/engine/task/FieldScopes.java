package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.field.CustomField;
import io.taskloom.engine.task.field.CustomFields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which custom fields somebody can mean. */
@Component
public class FieldScopes {

    private final Projects projects;
    private final CustomFields fields;

    FieldScopes(Projects projects, CustomFields fields) {
        this.projects = projects;
        this.fields = fields;
    }

    /** @param project null for every project that the actor sees @throws io.taskloom.engine.problem.NotFound if it is hidden */
    @Transactional(readOnly = true)
    public FieldScope of(Actor actor, @Nullable ProjectId project) {
        return FieldScope.of(fields(actor, project));
    }

    /** The fields themselves. @param project as above */
    @Transactional(readOnly = true)
    public List<CustomField> fields(Actor actor, @Nullable ProjectId project) {
        if (project != null) {
            projects.require(actor, project, ProjectRole.VIEWER);
            return fields.of(List.of(project));
        }
        return actor.person() == null ? List.of() : fields.of(projects.visibleTo(actor));
    }

    /** The same, without a question to the database where no text has anything in quotes. */
    @Transactional(readOnly = true)
    public FieldScope of(Actor actor, @Nullable ProjectId project, @Nullable String... texts) {
        for (String text : texts) {
            if (text != null && (text.indexOf('"') >= 0 || text.indexOf('\'') >= 0)) {
                return of(actor, project);
            }
        }
        return FieldScope.NONE;
    }
}
