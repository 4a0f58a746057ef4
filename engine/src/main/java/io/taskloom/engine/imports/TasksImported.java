package io.taskloom.engine.imports;

import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.util.List;

/**
 * An import is over.
 *
 * @param people whom it concerns: who imported, and who got tasks by it
 * @param excerpt what happened, as a sentence
 */
public record TasksImported(
        ImportId importId,
        WorkspaceId workspace,
        ProjectId project,
        int tasks,
        int refused,
        List<PersonId> people,
        String excerpt)
        implements DomainEvent {

    @Override
    public Subject subject() {
        return new Subject("import", importId.value());
    }
}
