package io.taskloom.engine.workspace;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a member may do in a workspace, least first; each may also do what the ones before it may. */
public enum WorkspaceRole {
    @JsonProperty("member")
    MEMBER,
    /** Manages members and sees every project. */
    @JsonProperty("admin")
    ADMIN,
    /** Also makes others owners. */
    @JsonProperty("owner")
    OWNER;

    public boolean atLeast(WorkspaceRole other) {
        return compareTo(other) >= 0;
    }

    public static WorkspaceRole of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
