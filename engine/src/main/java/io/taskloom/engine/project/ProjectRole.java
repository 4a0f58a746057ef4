package io.taskloom.engine.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a member may do in a project, least first. */
public enum ProjectRole {
    /** Reads. */
    @JsonProperty("viewer")
    VIEWER,
    /** Also writes tasks. */
    @JsonProperty("member")
    MEMBER,
    /** Also changes the project and its members. */
    @JsonProperty("owner")
    OWNER;

    static ProjectRole of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
