package io.taskloom.engine.remark;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.identity.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a diagram as a reader sees it.
 *
 * @param element id of the element it is about; null for the diagram as a whole
 * @param elementGone whether the draft, as saved, has no such element any more
 * @param draftVersion of the draft when it was written
 * @param replyTo the first comment of its thread; null if it is that one
 * @param text Markdown as it was written, not sanitized; null once it was deleted while others had answered
 * @param mentions members of the workspace whom it names
 * @param resolvedBy of the first of a thread: who said that it is done with
 * @param canEdit whether the reader may change its text
 * @param canDelete whether the reader may delete it
 */
@Schema(name = "AutomationComment")
public record RemarkView(
        RemarkId id,
        AutomationId automationId,
        @Nullable String element,
        boolean elementGone,
        int draftVersion,
        @Nullable RemarkId replyTo,
        PersonView author,
        @Nullable String text,
        List<PersonView> mentions,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable PersonView resolvedBy,
        @Nullable Instant resolvedAt,
        boolean canEdit,
        boolean canDelete,
        long version) {}
