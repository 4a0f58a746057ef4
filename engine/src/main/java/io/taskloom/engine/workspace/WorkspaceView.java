package io.taskloom.engine.workspace;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.event.WorkspaceId;

/** A workspace as one of its members sees it. @param role the reader's own */
@Schema(name = "Workspace")
public record WorkspaceView(WorkspaceId id, String name, WorkspaceRole role, long version) {}
