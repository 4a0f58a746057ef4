package io.taskloom.engine.template;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who made a template. */
@Component
class TemplatesOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(PersonColumn.kept("template", "owner_id", "The workspace's templates stay"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("templates", """
                        select id, workspace_id, kind, name, description, content, placeholders, created_at from template where owner_id = :person"""));
    }
}
