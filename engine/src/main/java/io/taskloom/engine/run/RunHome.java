package io.taskloom.engine.run;

import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.ProjectView;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.StepHome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A run's user tasks appear where its automation says, else where that happened which started it, else in the first project
 * that its publisher sees.
 */
@Component
class RunHome implements StepHome {

    private final RunRecorder recorder;
    private final Publications publications;
    private final Projects projects;

    RunHome(RunRecorder recorder, Publications publications, Projects projects) {
        this.recorder = recorder;
        this.publications = publications;
        this.projects = projects;
    }

    @Override
    public @Nullable ProjectId projectOf(InstanceId instance) {
        RunId id = RunRecorder.id(instance);
        return recorder.head(id)
                .flatMap(run -> publications.project(run.automation()).or(() -> writable(instance, run)))
                .orElse(null);
    }

    @Override
    public @Nullable PersonId startedBy(InstanceId instance) {
        return recorder.startedBy(RunRecorder.id(instance)).orElse(null);
    }

    /** Where what started it happened, or else the first project: of those in which its publisher may make tasks. */
    private Optional<ProjectId> writable(InstanceId instance, RunHead run) {
        List<ProjectId> own = projects.list(recorder.actor(instance), run.workspace()).stream()
                .filter(project -> project.role().compareTo(ProjectRole.MEMBER) >= 0)
                .map(ProjectView::id)
                .toList();
        return recorder.project(run.run()).filter(own::contains).or(() -> own.stream()
                .findFirst());
    }
}
