package io.taskloom.engine.workflow;

import io.taskloom.engine.automation.AutomationDeleted;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.bpm.LifeCycle;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.Problem;
import io.taskloom.engine.project.ProjectAccess;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskWorkFlow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Which process the tasks of a project follow: seen by its viewers, chosen by its owners. */
@Service
public class ProjectWorkFlows {

    /** Of one call: each is a transaction of its own. */
    private static final int MOST_ADOPTED = 200;

    private final Projects projects;
    private final Publications publications;
    private final Processes processes;
    private final TaskWorkFlow tasks;
    private final TransactionTemplate transaction;

    ProjectWorkFlows(
            Projects projects,
            Publications publications,
            Processes processes,
            TaskWorkFlow tasks,
            TransactionTemplate transaction) {
        this.projects = projects;
        this.publications = publications;
        this.processes = processes;
        this.tasks = tasks;
        this.transaction = transaction;
    }

    @Transactional(readOnly = true)
    public ProjectWorkFlow get(Actor actor, ProjectId project) {
        ProjectAccess access = projects.require(actor, project, ProjectRole.VIEWER);
        // Asked anew: the answer about rights may be a moment old.
        Optional<PublishedVersion> version = Optional.ofNullable(
                        projects.get(actor, project).workFlow())
                .map(AutomationId::new)
                .flatMap(publications::workFlow);
        LifeCycle cycle = version.map(PublishedVersion::definitionId)
                .flatMap(processes::lifeCycle)
                .orElse(new LifeCycle(List.of(), List.of()));
        return new ProjectWorkFlow(
                version.map(PublishedVersion::automation).orElse(null),
                version.flatMap(found -> name(access, found.automation())).orElse(null),
                version.map(PublishedVersion::number).orElse(null),
                cycle.columns(),
                cycle.ends(),
                tasks.countElsewhere(project));
    }

    /** The automations of its workspace that it could choose. */
    @Transactional(readOnly = true)
    public List<AutomationView> choices(Actor actor, ProjectId project) {
        return publications.workFlows(
                projects.require(actor, project, ProjectRole.OWNER).workspace());
    }

    /**
     * New tasks follow it from now on; those that are open stay on theirs until {@link #adopt}.
     *
     * @param automation null for the built-in life cycle
     * @throws InvalidInput if the workspace has no such work flow
     */
    @Transactional
    public ProjectWorkFlow choose(Actor actor, ProjectId project, @Nullable AutomationId automation) {
        ProjectAccess access = projects.require(actor, project, ProjectRole.OWNER);
        if (automation != null
                && (!publications.hold(automation)
                        || publications
                                .workFlow(automation)
                                .filter(found -> found.workspace().equals(access.workspace()))
                                .isEmpty())) {
            throw new InvalidInput(
                    "automation",
                    "no-work-flow",
                    "The workspace has no such published work flow: its user tasks say a status.");
        }
        projects.chooseWorkFlow(actor, project, automation == null ? null : automation.value());
        return get(actor, project);
    }

    /**
     * Has open tasks follow what new ones follow. Each is one transaction, so that a node which dies in between leaves some on
     * their old process; calling it again takes the rest. A task that is refused (somebody edits it, it is blocked) stays.
     */
    public Adopted adopt(Actor actor, ProjectId project) {
        projects.require(actor, project, ProjectRole.OWNER);
        long moved = 0;
        for (TaskId task : tasks.elsewhere(actor, project, MOST_ADOPTED)) {
            if (adopted(actor, task)) {
                moved++;
            }
        }
        return new Adopted(moved, tasks.countElsewhere(project));
    }

    private boolean adopted(Actor actor, TaskId task) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> tasks.adopt(actor, task)));
        } catch (Problem refused) {
            return false;
        }
    }

    @EventListener
    void gone(AutomationDeleted deleted) {
        projects.forgetWorkFlow(deleted.automation().value());
    }

    private Optional<String> name(ProjectAccess access, AutomationId automation) {
        return publications.workFlows(access.workspace()).stream()
                .filter(view -> view.id().equals(automation))
                .map(AutomationView::name)
                .findAny();
    }

    /** @param moved how many follow it now @param left how many do not yet */
    public record Adopted(long moved, long left) {}
}
