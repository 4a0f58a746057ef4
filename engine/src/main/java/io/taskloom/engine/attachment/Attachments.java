package io.taskloom.engine.attachment;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.quota.Limit;
import io.taskloom.engine.quota.Quota;
import io.taskloom.engine.storage.ObjectKey;
import io.taskloom.engine.storage.ObjectLedger;
import io.taskloom.engine.storage.ObjectStorage;
import io.taskloom.engine.storage.SignedRequest;
import io.taskloom.engine.storage.UploadTerms;
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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files of a task (promise T11). Who sees the task fetches them, members of its project add some; renaming and deleting is for
 * who added one and the project's owners. Each use case here is one transaction and asks the object store for nothing: signing is
 * arithmetic, and objects are deleted later by {@link io.taskloom.engine.storage.ObjectSweep}. {@link Completion} takes an upload in.
 */
@Service
public class Attachments {

    /** An upload that began in time may take this long. */
    static final Duration GRACE = Duration.ofHours(1);

    private final Tasks tasks;
    private final Projects projects;
    private final AttachmentRows rows;
    private final ObjectLedger objects;
    private final AttachmentViews views;
    private final ObjectStorage storage;
    private final AttachmentSettings settings;
    private final TaskLog log;
    private final TaskText texts;
    private final Quota quota;
    private final Events events;
    private final Cursors cursors;
    private final Clock clock;

    Attachments(
            Tasks tasks,
            Projects projects,
            AttachmentRows rows,
            ObjectLedger objects,
            AttachmentViews views,
            ObjectStorage storage,
            AttachmentSettings settings,
            TaskLog log,
            TaskText texts,
            Quota quota,
            Events events,
            Cursors cursors,
            Clock clock) {
        this.tasks = tasks;
        this.projects = projects;
        this.rows = rows;
        this.objects = objects;
        this.views = views;
        this.storage = storage;
        this.settings = settings;
        this.log = log;
        this.texts = texts;
        this.quota = quota;
        this.events = events;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** Those that are there, the oldest first; without links. */
    @Transactional(readOnly = true)
    public Page<AttachmentView> list(Actor actor, TaskId id, PageRequest page) {
        TaskView task = tasks.get(actor, id);
        String list = "attachments " + id;
        UUID behind = page.cursor() == null
                ? null
                : cursors.read(list, page.cursor(), Place.class).id();
        Page<Attachment> found = Page.of(
                rows.of(id, behind, page.limit() + 1),
                page,
                last -> cursors.write(list, new Place(last.id().value())));
        return new Page<>(views.list(actor, role(actor, task), found.items()), found.next());
    }

    /** With links that work for a while. */
    @Transactional(readOnly = true)
    public AttachmentView get(Actor actor, TaskId id, AttachmentId attachment) {
        TaskView task = tasks.get(actor, id);
        Attachment found = rows.find(id, attachment)
                .filter(one -> one.file() != null)
                .orElseThrow(() -> new NotFound("attachment", attachment));
        return views.of(actor, role(actor, task), found);
    }

    /**
     * Announces a file: nobody sees it before it was sent and {@link Completion} has found it to be what was announced.
     *
     * @throws FileTooLarge, TaskFull, TooManyAttachments or TypeRefused before anything is sent
     * @throws io.taskloom.engine.quota.PlanLimitReached if the workspace's plan has no more room
     */
    @Transactional
    public UploadView announce(Actor actor, TaskId id, NewAttachment command) {
        TaskView task = tasks.getForMember(actor, id);
        FileName name = FileName.checked(command.name());
        Attachment.Content content = command.content();
        if (!settings.takes(content.type())) {
            throw new TypeRefused(content.type(), settings.types());
        }
        if (content.size() > settings.maxSize().toBytes()) {
            throw new FileTooLarge(settings.maxSize());
        }
        rows.lockFiles(id);
        AttachmentRows.Used used = rows.used(id);
        if (used.count() >= settings.maxCount()) {
            throw new TooManyAttachments(settings.maxCount());
        }
        if (used.size() + content.size() > settings.maxPerTask().toBytes()) {
            throw new TaskFull(settings.maxPerTask(), used.size());
        }
        quota.use(task.workspaceId(), Limit.STORAGE, content.size());
        var attachment = new AttachmentId(Ids.next());
        ObjectKey upload = ObjectKeys.upload(attachment);
        SignedRequest request = storage.upload(
                upload,
                new UploadTerms(content.size(), content.type().value(), content.sha256()),
                settings.uploadTime());
        Instant expires = now().plus(settings.uploadTime());
        // Until nobody can send to it any more: what was deleted earlier could come back.
        objects.expect(upload, expires.plus(GRACE));
        rows.insert(
                new Attachment(attachment, id, ActorColumns.of(actor), name, content, upload, null, null, 1, now()),
                expires);
        return new UploadView(attachment, request.method(), request.url(), request.headers(), request.expiresAt());
    }

    /** @throws NotYourFile for who neither added it nor owns the project */
    @Transactional
    public AttachmentView rename(Actor actor, TaskId id, AttachmentId attachment, String name, IfMatch ifMatch) {
        TaskView task = tasks.getForMember(actor, id);
        FileName next = FileName.checked(name);
        rows.lockFiles(id);
        Attachment before = changeable(actor, task, attachment);
        if (before.file() == null) {
            throw new NotFound("attachment", attachment);
        }
        ifMatch.check(before.version(), () -> views.of(actor, role(actor, task), before));
        if (next.equals(before.name())) {
            return views.of(actor, role(actor, task), before);
        }
        Attachment after = before.rename(next);
        rows.rename(after);
        tell(id);
        log.note(actor, id, "attachment_renamed", List.of(new FieldChange("attachment", attachment, attachment)));
        events.publish(
                actor,
                new AttachmentRenamed(
                        task.workspaceId(),
                        TaskRef.of(task),
                        AttachmentRef.of(after),
                        before.name().value()));
        return views.of(actor, role(actor, task), after);
    }

    /**
     * Also one that is still being sent, and in the archive too.
     *
     * @throws NotYourFile for who neither added it nor owns the project
     */
    @Transactional
    public void delete(Actor actor, TaskId id, AttachmentId attachment, IfMatch ifMatch) {
        TaskView task = tasks.get(actor, id);
        projects.require(actor, task.projectId(), ProjectRole.MEMBER);
        rows.lockFiles(id);
        Attachment before = changeable(actor, task, attachment);
        if (before.file() == null) {
            rows.delete(attachment);
            return;
        }
        ifMatch.check(before.version(), () -> views.of(actor, role(actor, task), before));
        rows.delete(attachment);
        tell(id);
        log.note(actor, id, "attachment_removed", List.of(new FieldChange("attachment", attachment, null)));
        events.publish(actor, new AttachmentRemoved(task.workspaceId(), TaskRef.of(task), AttachmentRef.of(before)));
    }

    /**
     * The copy of a task has the files of the task, as its copier's own: the same objects, which go with the last that uses
     * them. The limits held for the first. Without events: the copy is told of as a whole.
     */
    @Transactional
    public void copy(Actor actor, TaskId from, TaskId to) {
        tasks.get(actor, from);
        TaskView target = tasks.getForMember(actor, to);
        rows.lockFiles(to);
        List<Attachment> all = rows.of(from, null, settings.maxCount());
        if (!all.isEmpty()) {
            quota.use(
                    target.workspaceId(),
                    Limit.STORAGE,
                    all.stream().mapToLong(one -> one.content().size()).sum());
        }
        Set<ObjectKey> shared = new HashSet<>(objects.share(keys(all)));
        Instant now = now();
        for (Attachment one : all) {
            Attachment.Preview preview = one.preview();
            if (!shared.contains(one.file())) {
                continue;
            }
            var id = new AttachmentId(Ids.next());
            rows.insert(
                    new Attachment(
                            id,
                            to,
                            ActorColumns.of(actor),
                            one.name(),
                            one.content(),
                            one.upload(),
                            one.file(),
                            preview != null && shared.contains(preview.key()) ? preview : null,
                            1,
                            now),
                    null);
        }
        if (!all.isEmpty()) {
            tell(to);
        }
    }

    private static List<ObjectKey> keys(List<Attachment> all) {
        var keys = new ArrayList<ObjectKey>();
        for (Attachment one : all) {
            if (one.file() != null) {
                keys.add(one.file());
            }
            if (one.preview() != null) {
                keys.add(one.preview().key());
            }
        }
        return keys;
    }

    /** The task is found by the names of its files, and shows how many there are. */
    private void tell(TaskId id) {
        AttachmentRows.Named named = rows.named(id);
        texts.attachmentsChanged(id, named.count(), named.names());
    }

    /** One that is not there yet is nobody's but who sends it. */
    private Attachment changeable(Actor actor, TaskView task, AttachmentId id) {
        Attachment found = rows.lock(task.id(), id)
                .filter(one -> one.file() != null || one.by(actor))
                .orElseThrow(() -> new NotFound("attachment", id));
        if (!AttachmentViews.mayChange(actor, role(actor, task), found)) {
            throw new NotYourFile();
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
}
