package io.taskloom.engine.run;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.explain.RunFacts;
import io.taskloom.engine.workspace.WorkspaceView;
import io.taskloom.engine.workspace.Workspaces;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells of runs what {@link Runs} would show the same person. */
@Component
class TaskRuns implements RunFacts {

    private final RunReader reader;
    private final RunStore store;
    private final Workspaces workspaces;
    private final Projects projects;

    TaskRuns(RunReader reader, RunStore store, Workspaces workspaces, Projects projects) {
        this.reader = reader;
        this.store = store;
        this.workspaces = workspaces;
        this.projects = projects;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<RunId, RunFact> of(Actor actor, Collection<RunId> runs) {
        PersonId person = actor.person();
        Map<RunId, RunFact> facts = new LinkedHashMap<>();
        if (person == null) {
            return facts;
        }
        Set<WorkspaceId> own =
                workspaces.mine(actor).stream().map(WorkspaceView::id).collect(Collectors.toSet());
        Set<ProjectId> visible = projects.visibleTo(actor);
        for (RunId id : runs) {
            reader.find(id)
                    .filter(run -> own.contains(run.workspaceId())
                            && store.project(id).map(visible::contains).orElse(true))
                    .ifPresent(run -> facts.put(
                            id, new RunFact(id, run.automationId().value(), run.automationName(), run.version())));
        }
        return facts;
    }
}
