package io.taskloom.engine.task.dependency;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.EditTask;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.task.dependency.DependencyRows.Dated;
import io.taskloom.engine.web.IfMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the tasks that wait for one along when it moves. */
@Service
public class Shifts {

    private static final int MOST = 500;

    private final Tasks tasks;
    private final Projects projects;
    private final Sight sight;
    private final DependencyRows rows;

    Shifts(Tasks tasks, Projects projects, Sight sight, DependencyRows rows) {
        this.tasks = tasks;
        this.projects = projects;
        this.sight = sight;
        this.rows = rows;
    }

    /**
     * Moves the dates of every open task that waits for this one, be it over others; the task itself is moved by editing it.
     * All move or none.
     *
     * @param dryRun only tells what would move
     */
    @Transactional
    public Shift shift(Actor actor, TaskId id, Distance by, boolean dryRun) {
        TaskView task = tasks.get(actor, id);
        projects.require(actor, task.projectId(), ProjectRole.MEMBER);
        Waiting waiting = waiting(actor, id);
        List<Dated> found = waiting.found();
        if (!dryRun) {
            // As they are now that nobody else can change them.
            Map<TaskId, Dated> held = new LinkedHashMap<>();
            rows.lock(ids(found)).forEach(each -> held.put(each.task().id(), each));
            found = found.stream()
                    .map(each -> held.get(each.task().id()))
                    .filter(each -> each != null)
                    .toList();
        }
        List<Shift.Moved> moved = found.stream()
                .filter(each -> each.startAt() != null || each.dueAt() != null)
                .map(each -> moved(each, by))
                .toList();
        if (!dryRun) {
            moved.forEach(each -> tasks.edit(
                    actor,
                    each.task().id(),
                    EditTask.dates(each.startAt().to(), each.dueAt().to()),
                    IfMatch.any()));
        }
        return new Shift(moved, waiting.hidden());
    }

    private Waiting waiting(Actor actor, TaskId start) {
        Set<TaskId> reached = new HashSet<>(Set.of(start));
        List<Dated> found = new ArrayList<>();
        int hidden = 0;
        for (Collection<TaskId> next = Set.of(start); !next.isEmpty(); ) {
            List<Dated> behind = new ArrayList<>();
            for (Dated each : rows.openDependents(next)) {
                if (!reached.add(each.task().id())) {
                    continue;
                }
                if (sight.mayWrite(actor, each.task().projectId())) {
                    behind.add(each);
                } else {
                    hidden++;
                }
            }
            found.addAll(behind);
            if (found.size() > MOST) {
                throw new TooManyDependents(MOST);
            }
            next = ids(behind);
        }
        return new Waiting(found, hidden);
    }

    private static List<TaskId> ids(Collection<Dated> tasks) {
        return tasks.stream().map(each -> each.task().id()).toList();
    }

    private static Shift.Moved moved(Dated each, Distance by) {
        return new Shift.Moved(
                each.task(),
                new Shift.DateShift(each.startAt(), by.from(each.startAt(), each.timeZone())),
                new Shift.DateShift(each.dueAt(), by.from(each.dueAt(), each.timeZone())));
    }

    private record Waiting(List<Dated> found, int hidden) {}
}
