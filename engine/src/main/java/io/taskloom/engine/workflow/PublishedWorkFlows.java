package io.taskloom.engine.workflow;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.bpm.LifeCycle;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.WorkFlows;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tasks follow the newest version that is a work flow, be the automation switched off or not: the switch is for events. */
@Component
class PublishedWorkFlows implements WorkFlows {

    private final Publications publications;
    private final Processes processes;
    private final Projects projects;

    PublishedWorkFlows(Publications publications, Processes processes, Projects projects) {
        this.publications = publications;
        this.processes = processes;
        this.projects = projects;
    }

    @Override
    public Optional<String> definition(UUID chosen) {
        return publications.workFlow(new AutomationId(chosen)).map(PublishedVersion::definitionId);
    }

    @Override
    public Optional<LifeCycle> of(ProjectId project) {
        return Optional.ofNullable(projects.workFlow(project))
                .flatMap(this::definition)
                .flatMap(processes::lifeCycle);
    }
}
