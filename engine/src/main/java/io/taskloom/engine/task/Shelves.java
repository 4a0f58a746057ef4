package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Archive and recycle bin (promise T9). A task takes everything below it along, and brings back what went with it. What is put
 * away has no process; an open task that comes back gets a new one, with its due date and reminders armed.
 */
@Service
public class Shelves {

    private final TaskAccess access;
    private final TaskRows rows;
    private final TaskTree tree;
    private final TaskPlaces places;
    private final TaskMoves moves;
    private final TaskViews views;
    private final Events events;
    private final Clock clock;

    Shelves(
            TaskAccess access,
            TaskRows rows,
            TaskTree tree,
            TaskPlaces places,
            TaskMoves moves,
            TaskViews views,
            Events events,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.tree = tree;
        this.places = places;
        this.moves = moves;
        this.views = views;
        this.events = events;
        this.clock = clock;
    }

    /** Wherever they are kept, also in the bin. @return without those that are not there or hidden */
    @Transactional(readOnly = true)
    public Map<TaskId, TaskView> find(Actor actor, List<TaskId> ids) {
        List<Task> visible = rows.findAnywhere(ids).stream()
                .filter(task -> access.sees(actor, task))
                .toList();
        return views.of(visible).stream().collect(Collectors.toMap(TaskView::id, Function.identity()));
    }

    /** Nothing happens to what is there already. @throws StepBelongsToRun if it or one below is an open step */
    @Transactional
    public TaskView archive(Actor actor, TaskId id, IfMatch ifMatch) {
        Task root = outOfBin(access.lockInProject(actor, id, ProjectRole.MEMBER));
        ifMatch.check(root.version(), () -> views.of(root));
        if (root.shelf().archivedAt() == null) {
            Instant now = now();
            for (Task task : withBelow(root)) {
                if (task.shelf().inSight()) {
                    put(actor, task, task.shelf().archived(now, with(root, task)), now);
                }
            }
        }
        return read(id);
    }

    /** Into the bin. @throws StepBelongsToRun if it or one below is an open step */
    @Transactional
    public void delete(Actor actor, TaskId id, IfMatch ifMatch) {
        Task root = outOfBin(access.lockInProject(actor, id, ProjectRole.MEMBER));
        ifMatch.check(root.version(), () -> views.of(root));
        Instant now = now();
        for (Task task : withBelow(root)) {
            if (task.shelf().deletedAt() == null) {
                put(actor, task, task.shelf().deleted(now, with(root, task)), now);
            }
        }
    }

    /**
     * Out of the archive or the bin. A sub-task that comes back without the task above it stands by itself from then on.
     * Nothing happens to what is in sight.
     */
    @Transactional
    public TaskView restore(Actor actor, TaskId id, IfMatch ifMatch) {
        Task root = access.lockInProject(actor, id, ProjectRole.MEMBER);
        ifMatch.check(root.version(), () -> views.of(root));
        if (!root.shelf().inSight()) {
            boolean binned = root.shelf().deletedAt() != null;
            for (Task task : tree.lockBelow(id)) {
                Shelf shelf = task.shelf();
                if (binned ? wentToBin(root, shelf.deletedWith()) : wentToArchive(root, shelf.archivedWith())) {
                    boolean archived = shelf.archivedAt() != null && !wentToArchive(root, shelf.archivedWith());
                    back(
                            actor,
                            task,
                            archived ? shelf.undeleted() : Shelf.NONE,
                            task.place().parent());
                }
            }
            TaskId parent = root.place().parent();
            boolean alone = parent != null && !tree.inSight(root.project(), parent);
            back(actor, root, Shelf.NONE, alone ? null : parent);
        }
        return read(id);
    }

    /**
     * Deletes for good what is in the bin, with everything below it that went there with it.
     *
     * @throws NotInBin if it is not in the bin
     */
    @Transactional
    public void purge(Actor actor, TaskId id, IfMatch ifMatch) {
        Task root = access.lockInProject(actor, id, ProjectRole.OWNER);
        ifMatch.check(root.version(), () -> views.of(root));
        if (root.shelf().deletedAt() == null) {
            throw new NotInBin(id);
        }
        var gone = new ArrayList<Task>(List.of(root));
        tree.lockBelow(id).stream()
                .filter(task -> wentToBin(root, task.shelf().deletedWith()))
                .forEach(gone::add);
        rows.purge(gone.stream().map(Task::id).toList());
        gone.forEach(task -> events.publish(actor, new TaskPurged(task.id(), task.project(), task.workspace())));
    }

    private List<Task> withBelow(Task root) {
        var all = new ArrayList<Task>(List.of(root));
        all.addAll(tree.lockBelow(root.id()));
        return all;
    }

    private void put(Actor actor, Task task, Shelf shelf, Instant now) {
        moves.move(actor, task, task.on(shelf, now), Map.of());
    }

    private void back(Actor actor, Task task, Shelf shelf, @Nullable TaskId parent) {
        Instant now = now();
        Task after = task.on(shelf, now);
        Place place = task.shelf().deletedAt() == null ? task.place() : places.again(task);
        if (!place.under(parent).equals(task.place())) {
            after = after.put(place.under(parent));
        }
        moves.move(actor, task, after, Map.of());
    }

    private static @Nullable TaskId with(Task root, Task task) {
        return task.id().equals(root.id()) ? null : root.id();
    }

    /** Whether something went there with the task, or together with it with a third one above. */
    private static boolean wentToBin(Task root, @Nullable TaskId with) {
        return with != null
                && (with.equals(root.id()) || with.equals(root.shelf().deletedWith()));
    }

    private static boolean wentToArchive(Task root, @Nullable TaskId with) {
        return with != null
                && (with.equals(root.id()) || with.equals(root.shelf().archivedWith()));
    }

    private static Task outOfBin(Task task) {
        if (task.shelf().deletedAt() != null) {
            throw new NotFound("task", task.id());
        }
        return task;
    }

    private TaskView read(TaskId id) {
        // Anew, since what is below it may have come or gone with it.
        return views.of(rows.find(id).orElseThrow());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
