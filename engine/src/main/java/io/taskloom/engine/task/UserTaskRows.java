package io.taskloom.engine.task;

import io.taskloom.engine.bpm.Forms;
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
    public void created(UserTask step) {
        if (step.own()) {
            if (!flow.drives(step.id(), step.businessKey())) {
                throw new StartedElsewhere();
            }
            flow.born(step.id());
            return;
        }
        StepHome home = homes.getIfAvailable();
        ProjectId project = home == null ? null : home.projectOf(step.instance());
        if (project != null) {
            Actor author = author(step);
            projects.require(author, project, ProjectRole.MEMBER);
            Task row = row(step, project, author);
            moves.create(author, row, List.of());
            flow.offer(row, claims.inCamunda(row));
        }
    }

    @Override
    public void updated(UserTask step, @Nullable String by) {
        if (step.own() || flow.drives(step.id(), step.businessKey())) {
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
        if (flow.drives(step.id(), step.businessKey())) {
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
        if (flow.drives(step.id(), step.businessKey())) {
            return;
        }
        row(step).filter(Task::running).ifPresent(before -> {
            Actor actor = by == null ? author(step) : allowed(by, before);
            if (by != null && !step.own()) {
                claims.requireMayComplete(actor, before);
                forms.checkHeld(step.id());
            }
            moves.follow(actor, before, before.complete(now()));
        });
    }

    @Override
    public void cancelled(UserTask step, String reason, @Nullable String by) {
        if (flow.drives(step.id(), step.businessKey())) {
            return;
        }
        row(step).filter(Task::running).ifPresent(before -> {
            Actor actor = by == null
                    ? new Actor.System("bpm")
                    : people.find(by).<Actor>map(Actor.Person::new).orElseGet(() -> new Actor.System("camunda"));
            moves.follow(actor, before, before.cancel(now()));
        });
    }

    private Optional<Task> row(UserTask step) {
        if (!step.own()) {
            return rows.lockStep(step.id());
        }
        if (step.businessKey() == null) {
            return Optional.empty();
        }
        TaskId id = TaskId.of(step.businessKey());
        series.take(id);
        return rows.lock(id);
    }

    private Task row(UserTask step, ProjectId project, Actor author) {
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
                null,
                Origin.of(author, null),
                new Flow(step.instance(), step.id(), step.formKey(), claims.named(step)),
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
