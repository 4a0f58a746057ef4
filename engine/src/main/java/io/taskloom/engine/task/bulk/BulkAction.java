package io.taskloom.engine.task.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is done to each of the tasks; the same as the request for one. */
enum BulkAction {
    @JsonProperty("update")
    UPDATE,
    @JsonProperty("complete")
    COMPLETE,
    @JsonProperty("reopen")
    REOPEN,
    @JsonProperty("cancel")
    CANCEL,
    @JsonProperty("archive")
    ARCHIVE,
    @JsonProperty("restore")
    RESTORE,
    @JsonProperty("delete")
    DELETE,
    @JsonProperty("move")
    MOVE;

    /** Whether it changes the order or the tree of projects, which takes their locks. */
    boolean changesPlaces() {
        return switch (this) {
            case ARCHIVE, RESTORE, DELETE, MOVE -> true;
            case UPDATE, COMPLETE, REOPEN, CANCEL -> false;
        };
    }
}
