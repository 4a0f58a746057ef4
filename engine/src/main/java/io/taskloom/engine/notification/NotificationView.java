package io.taskloom.engine.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.ActorView;
import io.taskloom.engine.task.TaskRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody is told.
 *
 * @param at when it happened; of a burst of changes, the last one
 * @param task as it is now
 * @param automation on whose diagram somebody is named, or of which runs have failed; as it is now
 * @param reminderId of the task, if that is what it tells of; it can be put off
 * @param excerpt plain text: the beginning of what was said
 */
@Schema(name = "Notification")
public record NotificationView(
        NotificationId id,
        Instant at,
        NotificationKind kind,
        ActorView actor,
        @Nullable TaskRef task,
        @Nullable UUID commentId,
        @Nullable UUID reminderId,
        @Nullable AutomationRef automation,
        WorkspaceId workspaceId,
        @Nullable ProjectId projectId,
        @Nullable String excerpt,
        @Nullable Instant readAt) {}
