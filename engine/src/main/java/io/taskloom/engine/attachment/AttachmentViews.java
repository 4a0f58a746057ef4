package io.taskloom.engine.attachment;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.identity.ActorNames;
import io.taskloom.engine.identity.ActorView;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.storage.ObjectKey;
import io.taskloom.engine.storage.ObjectStorage;
import io.taskloom.engine.storage.Serving;
import io.taskloom.engine.storage.SignedRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files as a reader sees them, with links for who was found to be allowed to read. */
@Component
class AttachmentViews {

    private static final int PREVIEWS_KNOWN = 10_000;
    /** What is behind a link never changes. */
    private static final String KEEP = "private, max-age=86400, immutable";

    private final ActorNames names;
    private final ObjectStorage storage;
    private final AttachmentSettings settings;
    /** The same address for a while, so that browsers fetch a picture once. */
    private final Cache<ObjectKey, URI> previews;

    AttachmentViews(ActorNames names, ObjectStorage storage, AttachmentSettings settings) {
        this.names = names;
        this.storage = storage;
        this.settings = settings;
        this.previews = Caffeine.newBuilder()
                .maximumSize(PREVIEWS_KNOWN)
                .expireAfterWrite(settings.linkTime().dividedBy(2))
                .build();
    }

    /** Without links. */
    List<AttachmentView> list(Actor reader, ProjectRole role, List<Attachment> attachments) {
        Map<ActorColumns, ActorView> authors =
                names.of(attachments.stream().map(Attachment::author).toList());
        return attachments.stream()
                .map(attachment ->
                        view(reader, role, attachment, requireNonNull(authors.get(attachment.author())), null))
                .toList();
    }

    AttachmentView of(Actor reader, ProjectRole role, Attachment attachment) {
        ActorView author = requireNonNull(
                names.of(List.of(attachment.author())).get(attachment.author()), "every actor has a name");
        return view(reader, role, attachment, author, links(attachment));
    }

    private AttachmentView view(
            Actor reader,
            ProjectRole role,
            Attachment attachment,
            ActorView author,
            AttachmentView.@Nullable Links links) {
        Attachment.Preview preview = attachment.preview();
        return new AttachmentView(
                attachment.id(),
                attachment.task(),
                attachment.name().value(),
                attachment.content().type().value(),
                attachment.content().size(),
                attachment.content().sha256(),
                author,
                preview == null
                        ? null
                        : new AttachmentView.Preview(shown(preview.key()), preview.width(), preview.height()),
                links,
                mayChange(reader, role, attachment),
                attachment.createdAt(),
                attachment.version());
    }

    static boolean mayChange(Actor reader, ProjectRole role, Attachment attachment) {
        return role == ProjectRole.OWNER || role == ProjectRole.MEMBER && attachment.by(reader);
    }

    private URI shown(ObjectKey preview) {
        return previews.get(preview, key -> {
            var serving = new Serving(ObjectKeys.typeOfPreview(key), "inline", KEEP);
            return storage.download(key, serving, settings.linkTime()).url();
        });
    }

    private AttachmentView.Links links(Attachment attachment) {
        ObjectKey file = requireNonNull(attachment.file(), "a file that is shown is there");
        FileType type = attachment.content().type();
        FileName name = attachment.name();
        SignedRequest download = storage.download(
                file, new Serving(type.served(), name.disposition("attachment"), KEEP), settings.linkTime());
        URI show = type.safeToShow()
                ? storage.download(
                                file, new Serving(type.value(), name.disposition("inline"), KEEP), settings.linkTime())
                        .url()
                : null;
        return new AttachmentView.Links(download.url(), show, download.expiresAt());
    }
}
