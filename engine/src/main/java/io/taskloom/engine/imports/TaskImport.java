package io.taskloom.engine.imports;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is kept.
 *
 * @param reason why it stopped
 * @param lines how many there are
 * @param cursor number of the last line that was read in this pass
 * @param pass how often the file is read: what is part of a later line waits for the next
 * @param deferred how many lines wait
 * @param progressed how many lines of this pass were made
 * @param undoChanged whether undoing takes along what somebody has changed
 * @param failures how often in a row a node could not go on
 */
record TaskImport(
        ImportId id,
        ProjectId project,
        WorkspaceId workspace,
        PersonId person,
        String fileName,
        long size,
        ImportState state,
        @Nullable String reason,
        Shape shape,
        Plan plan,
        int lines,
        int cursor,
        int pass,
        int deferred,
        int progressed,
        Counts counts,
        boolean undoChanged,
        int failures,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt) {

    /** @param removed by undoing @param kept by undoing, for somebody has changed them */
    record Counts(int tasks, int sections, int tags, int choices, int comments, int refused, int removed, int kept) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** With whose rights it makes tasks, and how loudly. */
    Actor actor() {
        return new Actor.Import(person, !plan.automations());
    }

    boolean dry() {
        return state == ImportState.CHECKING;
    }
}
