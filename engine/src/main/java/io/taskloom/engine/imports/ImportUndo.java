package io.taskloom.engine.imports;

import io.taskloom.engine.event.Events;
import io.taskloom.engine.problem.Problem;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.Shelves;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.place.ProjectLock;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.section.Sections;
import io.taskloom.engine.task.tag.TagId;
import io.taskloom.engine.task.tag.Tags;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts into the bin what an import has made, the last first, so that each task goes before the one it is a part of. What
 * somebody has changed, or said something on, stays with the reason, unless it was said that it goes too; and what something
 * below it keeps. Some tasks in one transaction each: killed in the middle, it goes on with those that are left.
 */
@Component
class ImportUndo {

    private final ImportRows rows;
    private final LineRows lines;
    private final Projects projects;
    private final Shelves shelves;
    private final Sections sections;
    private final Tags tags;
    private final ProjectLock lock;
    private final Events events;
    private final ImportSettings settings;
    private final TransactionTemplate savepoint;
    private final Clock clock;

    ImportUndo(
            ImportRows rows,
            LineRows lines,
            Projects projects,
            Shelves shelves,
            Sections sections,
            Tags tags,
            ProjectLock lock,
            Events events,
            ImportSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.lines = lines;
        this.projects = projects;
        this.shelves = shelves;
        this.sections = sections;
        this.tags = tags;
        this.lock = lock;
        this.events = events;
        this.settings = settings;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /** @param behind the last task that was looked at; null to begin */
    record Progress(boolean more, @Nullable UUID behind) {}

    @Transactional
    public Progress step(TaskImport claimed, UUID node, @Nullable UUID behind) {
        lock.take(claimed.project());
        Instant now = clock.instant();
        TaskImport held =
                rows.hold(claimed.id(), node, now.plus(settings.lease())).orElse(null);
        if (held == null || held.state() != ImportState.UNDOING) {
            return new Progress(false, null);
        }
        if (!projects.may(held.actor(), held.project(), ProjectRole.MEMBER)) {
            rows.turn(held.id(), ImportState.STOPPED, "rights", now);
            events.publish(held.actor(), ImportProgressed.of(held, ImportState.STOPPED));
            return new Progress(false, null);
        }
        List<LineRows.Made> batch = lines.lastMade(held.id(), behind, settings.batch());
        if (batch.isEmpty()) {
            end(held);
            return new Progress(false, null);
        }
        int taken = remove(held, batch, now);
        events.publish(held.actor(), ImportProgressed.of(held, ImportState.UNDOING));
        TaskId last = batch.get(taken - 1).task();
        return new Progress(true, last == null ? null : last.value());
    }

    private int remove(TaskImport held, List<LineRows.Made> batch, Instant now) {
        Map<TaskId, TaskView> found = shelves.find(
                held.actor(), batch.stream().map(LineRows.Made::task).toList());
        var removed = new ArrayList<Integer>();
        Map<Integer, String> kept = new HashMap<>();
        int taken = 0;
        for (LineRows.Made row : batch) {
            TaskView task = found.get(row.task());
            String reason = task == null
                            || task.deletedAt() != null
                            || !task.projectId().equals(held.project())
                    ? null
                    : remove(held, row, task);
            if (reason == null) {
                removed.add(row.line());
            } else {
                kept.put(row.line(), reason);
            }
            taken++;
            if (clock.instant().isAfter(now.plus(settings.batchTime()))) {
                break;
            }
        }
        lines.removed(held.id(), removed);
        lines.kept(held.id(), kept);
        rows.progress(
                held.id(),
                held.cursor(),
                0,
                0,
                new TaskImport.Counts(0, 0, 0, 0, 0, 0, removed.size(), kept.size()),
                List.of());
        return taken;
    }

    /** @return why not; null if it is in the bin now */
    private @Nullable String remove(TaskImport held, LineRows.Made row, TaskView before) {
        // Those below it have gone by now, if they went; its own version does not tell of them.
        TaskView task = shelves.find(held.actor(), List.of(before.id())).get(before.id());
        if (task == null) {
            return null;
        }
        if (!held.undoChanged()) {
            if (task.subtasks().total() > 0) {
                return "subtasks";
            }
            if (task.version() != row.version()
                    || task.comments() != row.comments()
                    || task.attachments() > 0
                    || !task.timeSpent().isZero()) {
                return "changed";
            }
        }
        try {
            savepoint.executeWithoutResult(status -> shelves.delete(held.actor(), task.id(), IfMatch.any()));
            return null;
        } catch (Problem problem) {
            return problem.detail();
        } catch (OptimisticLockingFailureException e) {
            return "changed";
        }
    }

    private void end(TaskImport held) {
        for (LineRows.Part part : lines.parts(held.id())) {
            if (part.kind().equals("tag")) {
                tags.deleteUnused(held.actor(), held.project(), new TagId(part.id()));
            } else {
                sections.deleteUnused(held.actor(), held.project(), new SectionId(part.id()));
            }
        }
        rows.turn(held.id(), ImportState.UNDONE, null, clock.instant());
        events.publish(held.actor(), ImportProgressed.of(held, ImportState.UNDONE));
    }
}
