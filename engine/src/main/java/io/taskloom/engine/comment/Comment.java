package io.taskloom.engine.comment;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.TaskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment and the moves it allows.
 *
 * @param text null once it was deleted: the place in the thread stays
 * @param mentions members of the project, as it was when they were named
 */
record Comment(
        CommentId id,
        TaskId task,
        ActorColumns author,
        @Nullable String text,
        List<PersonId> mentions,
        long version,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt) {

    boolean by(Actor actor) {
        ActorColumns other = ActorColumns.of(actor);
        return author.kind().equals(other.kind()) && author.id().equals(other.id());
    }

    boolean deleted() {
        return deletedAt != null;
    }

    /** When its text was written. */
    Instant writtenAt() {
        return editedAt == null ? createdAt : editedAt;
    }

    Comment edit(CommentText next, List<PersonId> people, Instant now) {
        return new Comment(id, task, author, next.value(), people, version + 1, createdAt, now, null);
    }

    Comment delete(Instant now) {
        return new Comment(id, task, author, null, List.of(), version + 1, createdAt, editedAt, now);
    }
}
