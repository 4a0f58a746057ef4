package io.taskloom.engine.time;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Time is rounded otherwise, or locked up to another day. */
public record TimeSettingsChanged(
        @JsonProperty("workspaceId") WorkspaceId workspace,
        Rounding rounding,
        int roundingMinutes,
        @Nullable LocalDate lockedBefore,
        String timeZone)
        implements DomainEvent {

    @Override
    public @Nullable ProjectId project() {
        return null;
    }

    @Override
    public Subject subject() {
        return new Subject("workspace", workspace.value());
    }
}
