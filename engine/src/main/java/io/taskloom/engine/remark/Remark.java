package io.taskloom.engine.remark;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a diagram and the moves it allows.
 *
 * @param thread the first comment of its thread; null if it is that one
 * @param element about which; null for the diagram as a whole
 * @param draftVersion of the draft when it was written
 * @param text null once it was deleted while others had answered
 * @param mentions members of the workspace, as it was when they were named
 * @param resolvedBy of the first of a thread: who said that it is done with
 */
record Remark(
        RemarkId id,
        AutomationId automation,
        @Nullable RemarkId thread,
        @Nullable String element,
        int draftVersion,
        PersonId author,
        @Nullable String text,
        List<PersonId> mentions,
        long version,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable PersonId resolvedBy,
        @Nullable Instant resolvedAt) {

    boolean by(Actor actor) {
        return author.equals(actor.person());
    }

    boolean deleted() {
        return deletedAt != null;
    }

    boolean resolved() {
        return resolvedAt != null;
    }

    Remark edit(RemarkText next, List<PersonId> people, Instant now) {
        return with(next.value(), people, version, now, null, resolvedBy, resolvedAt);
    }

    /** @param by null to open it again */
    Remark resolve(@Nullable PersonId by, Instant now) {
        return with(text, mentions, version, editedAt, deletedAt, by, by == null ? null : now);
    }

    Remark delete(Instant now) {
        return with(null, List.of(), version, editedAt, now, resolvedBy, resolvedAt);
    }

    Remark next() {
        return with(text, mentions, version + 1, editedAt, deletedAt, resolvedBy, resolvedAt);
    }

    /** What can change of it. */
    private Remark with(
            @Nullable String text,
            List<PersonId> mentions,
            long version,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt,
            @Nullable PersonId resolvedBy,
            @Nullable Instant resolvedAt) {
        return new Remark(
                id,
                automation,
                thread,
                element,
                draftVersion,
                author,
                text,
                mentions,
                version,
                createdAt,
                editedAt,
                deletedAt,
                resolvedBy,
                resolvedAt);
    }
}
