package io.taskloom.engine.comment;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.FieldChange;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskLog;
import io.taskloom.engine.task.TaskRef;
import io.taskloom.engine.task.TaskText;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The thread of a task (promise T10). Who sees the task reads it, members of its project write; a text is its author's to
 * change, and the author's or a project owner's to delete. Each use case is one transaction with its entry in the activity
 * log and its event.
 */
@Service
public class Comments {

    private final Tasks tasks;
    private final Projects projects;
    private final CommentRows rows;
    private final CommentViews views;
    private final Mentions mentions;
    private final TaskLog log;
    private final TaskText texts;
    private final Events events;
    private final Cursors cursors;
    private final Clock clock;

    Comments(
            Tasks tasks,
            Projects projects,
            CommentRows rows,
            CommentViews views,
            Mentions mentions,
            TaskLog log,
            TaskText texts,
            Events events,
            Cursors cursors,
            Clock clock) {
        this.tasks = tasks;
        this.projects = projects;
        this.rows = rows;
        this.views = views;
        this.mentions = mentions;
        this.log = log;
        this.texts = texts;
        this.events = events;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** Deleted ones included, without their text. */
    @Transactional(readOnly = true)
    public Page<CommentView> list(Actor actor, TaskId id, boolean newestFirst, PageRequest page) {
        TaskView task = tasks.get(actor, id);
        String list = "comments " + id + (newestFirst ? " newest" : " oldest");
        UUID behind = page.cursor() == null
                ? null
                : cursors.read(list, page.cursor(), Place.class).id();
        Page<Comment> found = Page.of(
                rows.of(id, newestFirst, behind, page.limit() + 1),
                page,
                last -> cursors.write(list, new Place(last.id().value())));
        return new Page<>(views.of(actor, role(actor, task), found.items()), found.next());
    }

    @Transactional(readOnly = true)
    public CommentView get(Actor actor, TaskId id, CommentId comment) {
        TaskView task = tasks.get(actor, id);
        return views.of(
                actor, role(actor, task), rows.find(id, comment).orElseThrow(() -> new NotFound("comment", comment)));
    }

    /** What it said before, the newest first; nothing of a deleted one. */
    @Transactional(readOnly = true)
    public Page<EarlierText> versions(Actor actor, TaskId id, CommentId comment, PageRequest page) {
        tasks.get(actor, id);
        Comment now = rows.find(id, comment).orElseThrow(() -> new NotFound("comment", comment));
        String list = "versions " + comment;
        long below = page.cursor() == null
                ? now.version()
                : cursors.read(list, page.cursor(), Version.class).version();
        return Page.of(
                        rows.earlier(comment, below, page.limit() + 1),
                        page,
                        last -> cursors.write(list, new Version(last.version())))
                .map(CommentRows.Earlier::text);
    }

    /** @throws InvalidInput if nobody could say this */
    public static void check(String text) {
        CommentText.checked(text);
    }

    /** Whoever comments watches the task from then on, and so does who is mentioned. */
    @Transactional
    public CommentView add(Actor actor, TaskId id, String text) {
        TaskView task = tasks.getForMember(actor, id);
        CommentText checked = CommentText.checked(text);
        rows.lockThread(id);
        var comment = new Comment(
                new CommentId(Ids.next()),
                id,
                ActorColumns.of(actor),
                checked.value(),
                mentions.in(task, checked),
                1,
                now(),
                null,
                null);
        rows.insert(comment);
        tell(id);
        mentions.watch(actor, task, comment.mentions());
        log.note(actor, id, "commented", List.of(new FieldChange("comment", null, comment.id())));
        events.publish(
                actor,
                new CommentAdded(
                        task.workspaceId(),
                        TaskRef.of(task),
                        comment.id(),
                        mentions.named(comment.mentions()),
                        checked.markdown().excerpt()));
        return views.of(actor, role(actor, task), comment);
    }

    /** @throws NotTheAuthor if somebody else wrote it, CommentGone if it was deleted */
    @Transactional
    public CommentView edit(Actor actor, TaskId id, CommentId comment, String text, IfMatch ifMatch) {
        TaskView task = tasks.getForMember(actor, id);
        CommentText checked = CommentText.checked(text);
        Comment before = locked(id, comment);
        if (!before.by(actor)) {
            throw new NotTheAuthor("Only who wrote a comment can change it.");
        }
        ifMatch.check(before.version(), () -> views.of(actor, role(actor, task), before));
        if (checked.value().equals(before.text())) {
            return views.of(actor, role(actor, task), before);
        }
        Comment after = before.edit(checked, mentions.in(task, checked), now());
        rows.edit(before, after);
        tell(id);
        List<PersonId> added = after.mentions().stream()
                .filter(person -> !before.mentions().contains(person))
                .toList();
        mentions.watch(actor, task, added);
        log.note(actor, id, "comment_edited", List.of(new FieldChange("comment", comment, comment)));
        events.publish(
                actor,
                new CommentEdited(
                        task.workspaceId(),
                        TaskRef.of(task),
                        comment,
                        mentions.named(added),
                        checked.markdown().excerpt()));
        return views.of(actor, role(actor, task), after);
    }

    /**
     * Takes its text and its history away for good, in the archive too; its place in the thread stays. Nothing for one that
     * was deleted.
     */
    @Transactional
    public void delete(Actor actor, TaskId id, CommentId comment, IfMatch ifMatch) {
        TaskView task = tasks.get(actor, id);
        projects.require(actor, task.projectId(), ProjectRole.MEMBER);
        rows.lockThread(id);
        Comment before = rows.lock(id, comment).orElseThrow(() -> new NotFound("comment", comment));
        if (!before.by(actor) && role(actor, task) != ProjectRole.OWNER) {
            throw new NotTheAuthor("Only who wrote a comment, and the project's owners, can delete it.");
        }
        if (before.deleted()) {
            return;
        }
        ifMatch.check(before.version(), () -> views.of(actor, role(actor, task), before));
        rows.delete(before.delete(now()));
        tell(id);
        log.note(actor, id, "comment_deleted", List.of(new FieldChange("comment", comment, null)));
        events.publish(actor, new CommentDeleted(task.workspaceId(), TaskRef.of(task), comment));
    }

    /** The task is found by what is said on it, and shows how much that is. */
    private void tell(TaskId id) {
        CommentRows.Said said = rows.said(id);
        texts.commentsChanged(id, said.count(), said.text());
    }

    private Comment locked(TaskId id, CommentId comment) {
        rows.lockThread(id);
        Comment found = rows.lock(id, comment).orElseThrow(() -> new NotFound("comment", comment));
        if (found.deleted()) {
            throw new CommentGone();
        }
        return found;
    }

    private ProjectRole role(Actor actor, TaskView task) {
        return projects.require(actor, task.projectId(), ProjectRole.VIEWER).role();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private record Place(UUID id) {}

    private record Version(long version) {}
}
