package io.taskloom.engine.imports;

import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;

/** An import has gone on, or is in another state; for who started it. */
public record ImportProgressed(
        ImportId importId, WorkspaceId workspace, ProjectId project, PersonId only, ImportState state)
        implements DomainEvent {

    static ImportProgressed of(TaskImport each, ImportState state) {
        return new ImportProgressed(each.id(), each.workspace(), each.project(), each.person(), state);
    }

    @Override
    public Subject subject() {
        return new Subject("import", importId.value());
    }
}
