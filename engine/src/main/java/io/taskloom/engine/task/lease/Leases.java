package io.taskloom.engine.task.lease;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.project.ProjectAccess;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.LeaseView;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskPerson;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leases of tasks: while one runs, nobody but its holder changes the task. It ends by the clock alone, so that a browser that
 * was closed, or a node that was killed, keeps nobody out for longer than was asked for.
 */
@Service
public class Leases {

    private final Tasks tasks;
    private final Projects projects;
    private final People people;
    private final LeaseRows rows;
    private final Events events;
    private final Clock clock;

    Leases(Tasks tasks, Projects projects, People people, LeaseRows rows, Events events, Clock clock) {
        this.tasks = tasks;
        this.projects = projects;
        this.people = people;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /** Who keeps it now, if anybody. */
    @Transactional(readOnly = true)
    public Optional<LeaseView> get(Actor actor, TaskId id) {
        tasks.get(actor, id);
        return rows.find(id, now()).map(this::view);
    }

    /**
     * Takes it, renews it, or takes it over from somebody whose time is up.
     *
     * @param duration from now; checked by {@link LeaseTime}
     * @throws TaskLeased if somebody else has it
     */
    @Transactional
    public LeaseView take(Actor actor, TaskId id, Duration duration) {
        TaskView task = tasks.get(actor, id);
        projects.require(actor, task.projectId(), ProjectRole.MEMBER);
        PersonId me = personOf(actor);
        Instant now = now();
        LeaseRows.Row mine = new LeaseRows.Row(me, now.plus(duration));
        // Whoever has it may let it go between the two statements: then it is free, and the second attempt gets it.
        for (int attempt = 0; !rows.take(id, mine, now); attempt++) {
            LeaseRows.Row other = rows.find(id, now).orElse(null);
            if (other != null || attempt == 3) {
                throw TaskLeased.of(id, view(other == null ? mine : other));
            }
        }
        LeaseView view = view(mine);
        events.publish(
                actor,
                new LeaseTaken(task.workspaceId(), task.projectId(), id, TaskPerson.of(view.holder()), view.until()));
        return view;
    }

    /**
     * Lets it go; the project's owner may end somebody else's. Nothing to do if nobody has it.
     *
     * @throws TaskLeased if it is somebody else's and the actor is no owner
     */
    @Transactional
    public void release(Actor actor, TaskId id) {
        TaskView task = tasks.get(actor, id);
        ProjectAccess access = projects.require(actor, task.projectId(), ProjectRole.MEMBER);
        Instant now = now();
        if (rows.release(id, personOf(actor), access.role() == ProjectRole.OWNER, now)) {
            events.publish(actor, new TaskLeaseEnded(task.workspaceId(), task.projectId(), id));
            return;
        }
        rows.find(id, now).ifPresent(other -> {
            throw TaskLeased.of(id, view(other));
        });
    }

    private LeaseView view(LeaseRows.Row row) {
        return new LeaseView(people.get(row.holder()), row.until());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static PersonId personOf(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            throw new IllegalArgumentException(actor + " is nobody who could keep a task");
        }
        return person;
    }
}
