package io.taskloom.engine.template;

import io.taskloom.engine.attachment.Attachments;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.project.ProjectView;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Copies of tasks and projects, made as a template of them would make them. Takes the right to write in the project. Each is
 * one transaction: a {@code kill -9} in the middle leaves nothing of it.
 */
@Service
public class Duplicates {

    private final Capture capture;
    private final Assembly assembly;
    private final Attachments attachments;
    private final Tasks tasks;

    Duplicates(Capture capture, Assembly assembly, Attachments attachments, Tasks tasks) {
        this.capture = capture;
        this.assembly = assembly;
        this.attachments = attachments;
        this.tasks = tasks;
    }

    /**
     * In the same project and section, below the same task, open again, with its files; without comments and dependencies.
     *
     * @param title the same if null
     */
    @Transactional
    public TaskView task(Actor actor, TaskId id, @Nullable String title, boolean withSubtasks) {
        Captured<TaskContent> captured = capture.task(actor, id, Capture.Wish.copy(withSubtasks));
        TaskContent content =
                title == null ? captured.content() : captured.content().titled(title);
        Assembly.Made<TaskView> made =
                assembly.task(actor, captured.home(), content, captured.calendar(), captured.sections());
        if (captured.files().isEmpty()) {
            return made.made();
        }
        made.tasks().forEach((part, copy) -> {
            boolean root = copy.equals(made.made().id());
            copyFiles(actor, captured.files().get(root ? captured.content() : part), copy);
        });
        return tasks.get(actor, made.made().id());
    }

    /**
     * The next of a series, as {@link #task} with everything below it, for who wanted this one. What is below it moves by as many
     * days. Files stay with what was done with them.
     *
     * @param zone where its dates are meant
     * @return makes what was written down here, in the same transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Supplier<TaskView> next(Actor actor, TaskId id, @Nullable Instant start, Instant due, ZoneId zone) {
        TaskView before = tasks.getForMember(actor, id);
        Captured<TaskContent> captured = capture.task(actor, id, Capture.Wish.copy(true));
        Calendar calendar = captured.calendar();
        Instant from = before.dueAt() == null ? before.startAt() : before.dueAt();
        LocalDate day = from == null ? calendar.anchor() : LocalDate.ofInstant(from, zone);
        Calendar later = calendar.moved(ChronoUnit.DAYS.between(day, LocalDate.ofInstant(due, zone)));
        TaskContent content = captured.content()
                .dated(
                        later.relative(start, zone, ChronoUnit.NANOS),
                        later.relative(due, zone, ChronoUnit.NANOS),
                        zone);
        PersonId reporter = before.reporter() == null ? null : before.reporter().id();
        return () -> assembly.task(actor, captured.home(), content, later, captured.sections(), reporter)
                .made();
    }

    /**
     * A new project of the actor's with sections, tags and open tasks with their files; whoever is assigned is in it. Members who are not stay out.
     *
     * @param anchor the day to which its earliest date goes, and all others as far; null to keep them
     */
    @Transactional
    public ProjectView project(Actor actor, ProjectId id, String name, @Nullable LocalDate anchor) {
        Captured<ProjectContent> captured = capture.project(actor, id, Capture.Wish.copy(false));
        Calendar calendar = captured.calendar();
        if (anchor != null) {
            calendar = new Calendar(LocalZone.checked(anchor), calendar.zone());
        }
        Assembly.Made<ProjectView> made =
                assembly.project(actor, captured.home().workspace(), name, captured.content(), calendar);
        made.tasks().forEach((part, copy) -> copyFiles(actor, captured.files().get(part), copy));
        return made.made();
    }

    private void copyFiles(Actor actor, @Nullable TaskId from, TaskId to) {
        if (from != null) {
            attachments.copy(actor, from, to);
        }
    }
}
