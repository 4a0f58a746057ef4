package io.taskloom.engine.task.bulk;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.task.MoveTask;
import io.taskloom.engine.task.Shelves;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskOrder;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.task.place.ProjectLock;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Patch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes many tasks by the use cases for one, and takes it back within ten minutes. A bulk is one transaction: whoever kills
 * the node in the middle leaves nothing changed, and a repeat under the same key does it all. Tasks are locked in the order of
 * their ids, behind the locks of their projects, so that two bulks wait for each other one way only.
 */
@Service
class Bulks {

    private static final Duration UNDOABLE = Duration.ofMinutes(10);

    private final Tasks tasks;
    private final Shelves shelves;
    private final TaskOrder order;
    private final ProjectLock projects;
    private final Attempts attempts;
    private final BulkRows rows;
    private final Clock clock;

    Bulks(
            Tasks tasks,
            Shelves shelves,
            TaskOrder order,
            ProjectLock projects,
            Attempts attempts,
            BulkRows rows,
            Clock clock) {
        this.tasks = tasks;
        this.shelves = shelves;
        this.order = order;
        this.projects = projects;
        this.attempts = attempts;
        this.rows = rows;
        this.clock = clock;
    }

    /** @throws BulkRefused if it is all or nothing and one of the tasks can not be changed that way */
    @Transactional
    BulkResult apply(Actor actor, BulkRequest request) {
        List<TaskId> ids = request.tasks().stream().map(BulkRequest.Item::id).toList();
        Map<TaskId, TaskView> before = shelves.find(actor, ids);
        lock(touched(request.action(), before.values()), target(request));
        Map<TaskId, BulkResult.Item> answers = attempts.each(
                inTurn(request),
                BulkRequest.Item::id,
                item -> change(actor, request, item, Objects.requireNonNull(before.get(item.id()))),
                before::containsKey);
        Map<TaskId, TaskView> after = shelves.find(actor, ids);
        List<BulkResult.Item> items = ids.stream()
                .map(id -> Objects.requireNonNull(answers.get(id)))
                .map(item -> item.refused() ? item : Attempts.done(item.taskId(), version(after, item.taskId())))
                .toList();
        if (request.mode() == BulkMode.ATOMIC && items.stream().anyMatch(BulkResult.Item::refused)) {
            throw new BulkRefused(items);
        }
        return kept(actor, request.action(), items, before);
    }

    /**
     * Brings the tasks back to what they were, but none that somebody changed since: its answer is 412. A step of an
     * automation that was completed stays so, since its run has gone on.
     *
     * @throws NotFound if the actor has not done such a thing
     * @throws UndoTooLate if it was undone already or is older than ten minutes
     */
    @Transactional
    BulkResult undo(Actor actor, BulkId id) {
        PersonId me = me(actor);
        BulkAction action = rows.take(id, me, clock.instant())
                .orElseThrow(() -> rows.exists(id, me) ? new UndoTooLate() : new NotFound("bulk", id));
        List<BulkRows.Changed> changed = rows.changed(id);
        Map<TaskId, TaskView> now =
                shelves.find(actor, changed.stream().map(BulkRows.Changed::task).toList());
        lock(
                touched(action, now.values()),
                action.changesPlaces()
                        ? changed.stream().map(item -> item.before().projectId())
                        : Stream.empty());
        // In the order they stood, so that each finds its neighbour back where it was.
        List<BulkRows.Changed> inOrder = action == BulkAction.MOVE
                ? changed.stream()
                        .sorted(Comparator.comparing(item -> item.before().position()))
                        .toList()
                : changed;
        Map<TaskId, BulkResult.Item> answers =
                attempts.each(inOrder, BulkRows.Changed::task, item -> revert(actor, action, item), task -> true);
        Map<TaskId, TaskView> after = shelves.find(actor, List.copyOf(answers.keySet()));
        return new BulkResult(
                id,
                null,
                changed.stream()
                        .map(item -> Objects.requireNonNull(answers.get(item.task())))
                        .map(item ->
                                item.refused() ? item : Attempts.done(item.taskId(), version(after, item.taskId())))
                        .toList());
    }

    /** Who holds the projects goes in the order asked for, in which tasks stand where they were moved. */
    private static List<BulkRequest.Item> inTurn(BulkRequest request) {
        return request.action().changesPlaces()
                ? request.tasks()
                : request.tasks().stream()
                        .sorted(Comparator.comparing(item -> item.id().value()))
                        .toList();
    }

    private void change(Actor actor, BulkRequest request, BulkRequest.Item item, TaskView before) {
        TaskId id = item.id();
        IfMatch ifMatch = item.ifMatch();
        switch (request.action()) {
            case UPDATE -> {
                BulkPatch patch = Objects.requireNonNull(request.patch());
                tasks.edit(actor, id, patch.edit(), patch.marks(), ifMatch);
            }
            case COMPLETE -> tasks.complete(actor, id, Map.of(), ifMatch);
            case REOPEN -> tasks.reopen(actor, id, ifMatch);
            case CANCEL -> tasks.cancel(actor, id, ifMatch);
            case ARCHIVE -> shelves.archive(actor, id, unlessTakenAlong(actor, before, ifMatch));
            case RESTORE -> shelves.restore(actor, id, unlessTakenAlong(actor, before, ifMatch));
            case DELETE -> delete(actor, before, ifMatch);
            case MOVE ->
                order.move(actor, id, Objects.requireNonNull(request.move()).command(), ifMatch);
        }
    }

    /** Its parent is among the tasks too, and has taken it to the bin already. */
    private void delete(Actor actor, TaskView before, IfMatch ifMatch) {
        TaskView now =
                Objects.requireNonNull(shelves.find(actor, List.of(before.id())).get(before.id()));
        if (before.deletedAt() != null || now.deletedAt() == null) {
            shelves.delete(actor, before.id(), ifMatch);
        }
    }

    /** A task that its parent has taken along is a version on, and where it shall be. */
    private IfMatch unlessTakenAlong(Actor actor, TaskView before, IfMatch ifMatch) {
        if (!ifMatch.given() || before.parentId() == null) {
            return ifMatch;
        }
        ifMatch.check(before.version(), () -> before);
        TaskView now = shelves.find(actor, List.of(before.id())).get(before.id());
        return now == null || now.inSight() == before.inSight() ? ifMatch : IfMatch.any();
    }

    private void revert(Actor actor, BulkAction action, BulkRows.Changed item) {
        Before before = item.before();
        TaskId id = item.task();
        IfMatch ifMatch = IfMatch.version(item.version());
        switch (action) {
            case UPDATE, COMPLETE, REOPEN, CANCEL -> tasks.edit(actor, id, before.edit(), before.marks(), ifMatch);
            case ARCHIVE -> shelves.restore(actor, id, ifMatch);
            case DELETE -> {
                shelves.restore(actor, id, ifMatch);
                if (before.archived()) {
                    shelves.archive(actor, id, IfMatch.any());
                }
            }
            case RESTORE -> {
                if (before.deleted()) {
                    shelves.delete(actor, id, ifMatch);
                } else {
                    shelves.archive(actor, id, ifMatch);
                }
            }
            case MOVE -> {
                TaskId after = rows.neighbour(id, before.projectId(), before.position());
                order.move(
                        actor,
                        id,
                        new MoveTask(
                                before.projectId(),
                                Patch.of(before.sectionId()),
                                Patch.of(before.parentId()),
                                after == null ? rows.first(id, before.projectId()) : null,
                                after),
                        ifMatch);
                // Another project may have had other tags, people and fields.
                tasks.edit(actor, id, before.edit(), before.marks(), IfMatch.any());
            }
        }
    }

    private BulkResult kept(Actor actor, BulkAction action, List<BulkResult.Item> items, Map<TaskId, TaskView> before) {
        Instant now = clock.instant();
        var changed = new ArrayList<BulkRows.Changed>();
        for (BulkResult.Item item : items) {
            TaskView old = before.get(item.taskId());
            Long version = item.version();
            if (old != null && version != null && version != old.version()) {
                changed.add(new BulkRows.Changed(item.taskId(), version, Before.of(old)));
            }
        }
        BulkId id = new BulkId(Ids.next());
        if (changed.isEmpty()) {
            return new BulkResult(id, null, items);
        }
        rows.forgetBefore(now);
        rows.keep(id, me(actor), action, now.plus(UNDOABLE), roots(action, changed));
        return new BulkResult(id, now.plus(UNDOABLE), items);
    }

    /** What a parent among them took along comes back with it. */
    private static List<BulkRows.Changed> roots(BulkAction action, List<BulkRows.Changed> changed) {
        if (action != BulkAction.ARCHIVE && action != BulkAction.DELETE && action != BulkAction.RESTORE) {
            return changed;
        }
        List<TaskId> all = changed.stream().map(BulkRows.Changed::task).toList();
        return changed.stream()
                .filter(item -> item.before().parentId() == null
                        || !all.contains(item.before().parentId()))
                .toList();
    }

    /** Projects whose order or tree may change: closing and reopening tasks of a series makes and takes back others. */
    private static Stream<ProjectId> touched(BulkAction action, Collection<TaskView> tasks) {
        return tasks.stream()
                .filter(task -> action.changesPlaces() || task.recurring())
                .map(TaskView::projectId);
    }

    private void lock(Stream<ProjectId> some, Stream<ProjectId> others) {
        projects.take(Stream.concat(some, others).toArray(ProjectId[]::new));
    }

    private static Stream<ProjectId> target(BulkRequest request) {
        return request.move() == null
                ? Stream.empty()
                : Stream.ofNullable(request.move().projectId());
    }

    private static long version(Map<TaskId, TaskView> tasks, TaskId id) {
        return Objects.requireNonNull(tasks.get(id)).version();
    }

    private static PersonId me(Actor actor) {
        return Objects.requireNonNull(actor.person(), "only people change tasks in bulk");
    }
}
