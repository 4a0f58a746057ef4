package io.taskloom.engine.task;

import io.taskloom.engine.bpm.Forms;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.RunJournal;
import io.taskloom.engine.bpm.UserTaskProjection;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Keeps the list in step with the engine (promise T2): what is done in Camunda's own pages moves our row, with that actor, or
 * is refused; user tasks of automations become rows of their own.
 */
@Component
class UserTaskRows implements UserTaskProjection {

    private final TaskFlow flow;
    private final Claims claims;
    private final TaskSeries series;
    private final TaskRows rows;
    private final TaskMoves moves;
    private final Projects projects;
    private final Forms forms;
    private final NamedPeople people;
    private final ObjectProvider<StepHome> homes;
    private final ObjectProvider<RunJournal> runs;
    private final Clock clock;

    UserTaskRows(
            TaskFlow flow,
            Claims claims,
            TaskSeries series,
            TaskRows rows,
            TaskMoves moves,
            Projects projects,
            Forms forms,
            NamedPeople people,
            ObjectProvider<StepHome> homes,
            ObjectProvider<RunJournal> runs,
            Clock clock) {
        this.flow = flow;
        this.claims = claims;
        this.series = series;
        this.rows = rows;
        this.moves = moves;
        this.projects = projects;
        this.forms = forms;
        this.people = people;
        this.homes = homes;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public void created(UserTask step, @Nullable String by) {
        if (step.own()) {
            if (!flow.drives(step.businessKey())) {
                throw new StartedElsewhere();
            }
            flow.born(step, List.of());
            return;
        }
        if (step.called()) {
            if (flow.drives(step.businessKey())) {
                flow.born(step, claims.named(step));
            } else {
                arrive(step, by);
            }
            return;
        }
        StepHome home = homes.getIfAvailable();
        ProjectId project = home == null ? null : home.projectOf(step.instance());
        if (home != null && project != null) {
            Actor author = author(step);
            projects.require(author, project, ProjectRole.MEMBER);
            Task row = row(step, project, author, home.startedBy(step.instance()));
            moves.create(author, row, List.of());
            flow.offer(row, claims.inCamunda(row));
        }
    }

    @Override
    public void updated(UserTask step, @Nullable String by) {
        if (ofTask(step) || drives(step)) {
            return;
        }
        rows.lockStep(step.id()).filter(Task::running).ifPresent(before -> {
            Details now = before.details();
            Details next = new Details(
                    title(step),
                    now.description(),
                    now.priority(),
                    new Schedule(
                            now.schedule().startAt(),
                            step.dueAt(),
                            now.schedule().timeZone()),
                    now.assignees(),
                    now.tags(),
                    now.estimate(),
                    now.fields());
            if (!next.equals(now)) {
                moves.follow(by == null ? author(step) : allowed(by, before), before, before.edit(next, now()));
            }
        });
    }

    @Override
    public void assigned(UserTask step, @Nullable String before, @Nullable String by) {
        if (drives(step)) {
            return;
        }
        row(step).filter(Task::running).ifPresent(task -> {
            Optional<PersonId> holder = assignee(step, task.project());
            if (holder.isEmpty() && step.assignee() != null) {
                if (by != null) {
                    throw new NotFound("person", step.assignee());
                }
                return;
            }
            List<PersonId> now = new ArrayList<>(task.details().assignees());
            people.find(before).ifPresent(now::remove);
            holder.ifPresent(now::remove);
            Actor actor = by == null ? author(step) : allowed(by, task);
            if (by != null
                    && now.isEmpty()
                    && holder.isPresent()
                    && holder.get().equals(actor.person())) {
                claims.requireCandidate(actor, task);
            }
            holder.ifPresent(now::addFirst);
            moves.follow(actor, task, task.edit(task.details().with(now), now()));
        });
    }

    @Override
    public void completed(UserTask step, @Nullable String by) {
        if (drives(step)) {
            return;
        }
        if (step.called()) {
            // Where that leads, the next user task tells, or the end.
            if (by != null) {
                row(step).filter(Task::running).ifPresent(before -> {
                    claims.requireMayComplete(allowed(by, before), before);
                    if (flow.approval(before) != null) {
                        throw new NeedsApproval(before);
                    }
                });
            }
            return;
        }
        row(step).filter(Task::running).ifPresent(before -> {
            Actor actor = by == null ? author(step) : allowed(by, before);
            if (by != null && !step.own()) {
                claims.requireMayComplete(actor, before);
                if (flow.approval(before) != null) {
                    throw new NeedsApproval(before);
                }
                forms.checkHeld(step.id());
            }
            moves.follow(actor, before, before.complete(now()));
        });
    }

    @Override
    public void cancelled(UserTask step, String reason, @Nullable String by) {
        if (step.called() || drives(step)) {
            return;
        }
        row(step).filter(Task::running).ifPresent(before -> moves.follow(whoever(by), before, before.cancel(now())));
    }

    /** Of a work flow only: the end of the built-in life cycle is told by its user task. */
    @Override
    public void ended(
            InstanceId instance, String definitionKey, @Nullable String key, boolean cancelled, @Nullable String by) {
        if (!definitionKey.equals(TaskFlow.KEY) || key == null) {
            return;
        }
        if (flow.drives(key)) {
            flow.over();
            return;
        }
        TaskId id = TaskId.of(key);
        series.take(id);
        rows.lock(id).filter(task -> follows(task, instance)).ifPresent(before -> {
            if (cancelled) {
                moves.follow(whoever(by), before, before.cancel(now()));
            } else {
                Actor actor = by == null ? new Actor.System("work-flow") : allowed(by, before);
                moves.follow(actor, before, before.complete(now()));
            }
        });
    }

    private static boolean follows(Task task, InstanceId instance) {
        return task.running()
                && task.step() != null
                && task.flow() != null
                && task.flow().instance().equals(instance);
    }

    /** The work flow has gone on by itself, or somebody did it in Camunda's own pages. */
    private void arrive(UserTask step, @Nullable String by) {
        row(step).filter(Task::running).filter(task -> task.step() != null).ifPresent(before -> {
            Flow now = Objects.requireNonNull(before.flow());
            TaskFlow.Arrival arrival = TaskFlow.arrival(now.instance(), step, claims.named(step));
            Actor actor = by == null ? author(step) : allowed(by, before);
            Task after = before.edit(before.details(), now()).arrived(arrival.flow(), arrival.status());
            moves.follow(actor, before, after);
            flow.offer(after, claims.inCamunda(after));
        });
    }

    private boolean drives(UserTask step) {
        return flow.drives(step.id(), ofTask(step) ? step.businessKey() : null);
    }

    /** Whether it belongs to the process of a task, be it the built-in one or a work flow. */
    private static boolean ofTask(UserTask step) {
        return step.own() || step.called();
    }

    private Actor whoever(@Nullable String by) {
        return by == null
                ? new Actor.System("bpm")
                : people.find(by).<Actor>map(Actor.Person::new).orElseGet(() -> new Actor.System("camunda"));
    }

    private Optional<Task> row(UserTask step) {
        if (!ofTask(step)) {
            return rows.lockStep(step.id());
        }
        if (step.businessKey() == null) {
            return Optional.empty();
        }
        TaskId id = TaskId.of(step.businessKey());
        series.take(id);
        return rows.lock(id);
    }

    private Task row(UserTask step, ProjectId project, Actor author, @Nullable PersonId reporter) {
        Instant now = now();
        TaskId id = new TaskId(Ids.next());
        return new Task(
                id,
                project,
                step.workspace(),
                new Details(
                        title(step),
                        step.description(),
                        Priority.MEDIUM,
                        new Schedule(null, step.dueAt(), null),
                        assignee(step, project).map(List::of).orElse(List.of()),
                        List.of(),
                        null,
                        Map.of()),
                Status.TODO,
                false,
                Kind.STEP,
                reporter,
                Origin.of(author, null),
                new Flow(step.instance(), step.id(), step.formKey(), claims.named(step), null),
                Place.end(id, null, null),
                Shelf.NONE,
                1,
                now,
                now,
                null,
                Surroundings.NONE);
    }

    /** Whoever cannot see the project is not shown there either, let alone by name and address. */
    private Optional<PersonId> assignee(UserTask step, ProjectId project) {
        return people.find(step.assignee())
                .filter(person -> projects.membersAmong(project, Set.of(person)).contains(person));
    }

    private Actor author(UserTask step) {
        RunJournal journal = step.own() ? null : runs.getIfAvailable();
        return journal == null ? new Actor.System("bpm") : journal.actor(step.instance());
    }

    /** Completing in Tasklist or Cockpit takes the same right as completing here. */
    private Actor allowed(String by, Task task) {
        Actor actor = new Actor.Person(people.find(by).orElseThrow(() -> new NotFound("task", task.id())));
        projects.require(actor, task.project(), ProjectRole.MEMBER);
        return actor;
    }

    private static String title(UserTask step) {
        String name = step.name().strip();
        int end = name.codePointCount(0, name.length()) <= 250 ? name.length() : name.offsetByCodePoints(0, 250);
        return name.isEmpty() ? step.elementId() : name.substring(0, end);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
