package io.taskloom.engine.attachment;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.image.Redrawn;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.problem.Problem;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.storage.ObjectKey;
import io.taskloom.engine.storage.ObjectLedger;
import io.taskloom.engine.storage.ObjectStorage;
import io.taskloom.engine.storage.StorageAway;
import io.taskloom.engine.storage.StoredObject;
import io.taskloom.engine.task.FieldChange;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskLog;
import io.taskloom.engine.task.TaskRef;
import io.taskloom.engine.task.TaskText;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what was sent. The bytes are copied first to where no signed request reaches, and the copy is what is read, checked
 * and kept: whoever still holds the request can change the upload, but nothing that anybody sees.
 *
 * <p>The object store is asked between transactions. A {@code kill -9} in the middle leaves an upload that was not taken in: it
 * can be completed again, and what was copied has a row that says when it goes.
 */
@Service
public class Completion {

    private static final Logger LOG = LoggerFactory.getLogger(Completion.class);
    /** Longer than any of it takes. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Tasks tasks;
    private final Projects projects;
    private final AttachmentRows rows;
    private final ObjectLedger objects;
    private final AttachmentViews views;
    private final Thumbnails thumbnails;
    private final ObjectStorage storage;
    private final AttachmentSettings settings;
    private final TaskLog log;
    private final TaskText texts;
    private final Events events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Completion(
            Tasks tasks,
            Projects projects,
            AttachmentRows rows,
            ObjectLedger objects,
            AttachmentViews views,
            Thumbnails thumbnails,
            ObjectStorage storage,
            AttachmentSettings settings,
            TaskLog log,
            TaskText texts,
            Events events,
            TransactionTemplate transaction,
            Clock clock) {
        this.tasks = tasks;
        this.projects = projects;
        this.rows = rows;
        this.objects = objects;
        this.views = views;
        this.thumbnails = thumbnails;
        this.storage = storage;
        this.settings = settings;
        this.log = log;
        this.texts = texts;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Nothing happens to what is there already.
     *
     * @throws NotUploaded if nothing was sent yet
     * @throws UploadDiffers if it is not what was announced, and {@link UploadTooLarge} or {@link TypeDiffers}: then all of it is
     *     thrown away
     */
    @Transactional(propagation = Propagation.NEVER)
    public AttachmentView complete(Actor actor, TaskId task, AttachmentId id) {
        Attachment announced = Objects.requireNonNull(transaction.execute(status -> announced(actor, task, id)));
        if (announced.file() == null) {
            try {
                takeIn(actor, announced);
            } catch (UploadDiffers | UploadTooLarge | TypeDiffers refused) {
                throwAway(announced, refused);
                throw refused;
            }
        }
        return Objects.requireNonNull(transaction.execute(status -> seen(actor, task, id)));
    }

    private Attachment announced(Actor actor, TaskId task, AttachmentId id) {
        tasks.getForMember(actor, task);
        return rows.find(task, id)
                .filter(one -> one.file() != null || one.by(actor))
                .orElseThrow(() -> new NotFound("attachment", id));
    }

    private AttachmentView seen(Actor actor, TaskId task, AttachmentId id) {
        TaskView view = tasks.get(actor, task);
        ProjectRole role =
                projects.require(actor, view.projectId(), ProjectRole.VIEWER).role();
        return rows.find(task, id)
                .filter(one -> one.file() != null)
                .map(one -> views.of(actor, role, one))
                .orElseThrow(() -> new NotFound("attachment", id));
    }

    private void takeIn(Actor actor, Attachment announced) {
        StoredObject sent = storage.find(announced.upload()).orElseThrow(NotUploaded::new);
        checkOutside(announced.content(), sent);
        ObjectKey file = expected(ObjectKeys.file(announced.id()));
        if (!storage.copy(announced.upload(), file)) {
            throw new NotUploaded();
        }
        read(file).check(announced.content());
        Attachment.Preview preview = announced.content().type().previewed() ? preview(announced, file) : null;
        transaction.executeWithoutResult(status -> add(actor, announced.ready(file, preview)));
    }

    /** Before anything is copied or read: it may be far larger than announced. */
    private static void checkOutside(Attachment.Content announced, StoredObject sent) {
        if (sent.size() > announced.size()) {
            throw new UploadTooLarge(announced.size(), sent.size());
        }
        if (sent.size() < announced.size()) {
            throw new UploadDiffers("size");
        }
        if (!sameType(announced.type(), sent.type())) {
            throw new TypeDiffers(announced.type());
        }
    }

    private static boolean sameType(FileType announced, String sent) {
        int parameters = sent.indexOf(';');
        return announced.value().equalsIgnoreCase((parameters < 0 ? sent : sent.substring(0, parameters)).strip());
    }

    private Received read(ObjectKey file) {
        try (InputStream content = storage.read(file).orElseThrow(NotUploaded::new)) {
            return Received.from(content);
        } catch (IOException e) {
            throw away(file, e);
        }
    }

    private Attachment.@Nullable Preview preview(Attachment announced, ObjectKey file) {
        if (announced.content().size() > settings.previewSize().toBytes()) {
            return null;
        }
        Optional<Redrawn.Picture> drawn =
                thumbnails.of(() -> all(file), announced.content().type());
        if (drawn.isEmpty()) {
            return null;
        }
        Redrawn.Picture thumbnail = drawn.get();
        ObjectKey key = expected(ObjectKeys.preview(announced.id(), thumbnail));
        storage.write(key, thumbnail.content(), thumbnail.type());
        return new Attachment.Preview(key, thumbnail.width(), thumbnail.height());
    }

    private byte[] all(ObjectKey file) {
        try (InputStream content = storage.read(file).orElseThrow(NotUploaded::new)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw away(file, e);
        }
    }

    private static StorageAway away(ObjectKey file, IOException e) {
        LOG.warn("The object store broke off while {} was read: {}", file, e.getMessage());
        return new StorageAway();
    }

    private ObjectKey expected(ObjectKey key) {
        transaction.executeWithoutResult(
                status -> objects.expect(key, clock.instant().plus(PATIENCE)));
        return key;
    }

    private void add(Actor actor, Attachment there) {
        TaskView task = tasks.getForMember(actor, there.task());
        rows.lockFiles(task.id());
        Attachment now = rows.lock(task.id(), there.id()).orElseThrow(() -> new NotFound("attachment", there.id()));
        if (now.file() != null) {
            // Somebody was faster; what we copied goes when it is due.
            return;
        }
        ObjectKey file = Objects.requireNonNull(there.file());
        Attachment.Preview preview = there.preview();
        Instant at = clock.instant();
        if (!objects.keep(file, at) || preview != null && !objects.keep(preview.key(), at)) {
            throw new NotUploaded();
        }
        rows.ready(there.id(), file, preview);
        AttachmentRows.Named named = rows.named(task.id());
        texts.attachmentsChanged(task.id(), named.count(), named.names());
        log.note(actor, task.id(), "attachment_added", List.of(new FieldChange("attachment", null, there.id())));
        events.publish(actor, new AttachmentAdded(task.workspaceId(), TaskRef.of(task), AttachmentRef.of(there)));
    }

    /** The rows say so first: the object may outlive us, but not them. */
    private void throwAway(Attachment announced, Problem why) {
        LOG.info(
                "Threw away the upload of attachment {}: {}",
                announced.id(),
                why.getClass().getSimpleName());
        transaction.executeWithoutResult(status -> rows.lock(announced.task(), announced.id())
                .filter(one -> one.file() == null)
                .ifPresent(one -> rows.delete(one.id())));
        try {
            storage.delete(announced.upload());
        } catch (StorageAway e) {
            LOG.info("The upload of attachment {} goes later", announced.id());
        }
    }
}
