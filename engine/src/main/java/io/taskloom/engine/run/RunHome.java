package io.taskloom.engine.run;

import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.project.ProjectView;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.StepHome;
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
                .flatMap(run -> publications
                        .project(run.automation())
                        .or(() -> recorder.project(id))
                        .or(() -> firstSeenBy(run)))
                .orElse(null);
    }

    private Optional<ProjectId> firstSeenBy(RunHead run) {
        return projects.list(run.actor(), run.workspace()).stream()
                .map(ProjectView::id)
                .findFirst();
    }
}
