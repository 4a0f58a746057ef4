package io.taskloom.engine.task.dependency;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.TaskRef;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What of other tasks somebody may know: their ids and titles stay in their projects. */
@Component
class Sight {

    private final Projects projects;

    Sight(Projects projects) {
        this.projects = projects;
    }

    Seen of(Actor actor, List<TaskRef> tasks) {
        List<TaskRef> seen = tasks.stream().filter(in(actor, tasks)).toList();
        return new Seen(seen, tasks.size() - seen.size());
    }

    boolean mayWrite(Actor actor, ProjectId project) {
        return projects.may(actor, project, ProjectRole.MEMBER);
    }

    private Predicate<TaskRef> in(Actor actor, List<TaskRef> tasks) {
        PersonId person = actor.person();
        if (person == null || tasks.isEmpty()) {
            return task -> true;
        }
        Set<ProjectId> visible = projects.visibleTo(actor);
        return task -> visible.contains(task.projectId());
    }
}
