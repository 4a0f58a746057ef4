package io.taskloom.engine.task.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of the others when one can not be changed. */
enum BulkMode {
    /** Nothing is changed at all. */
    @JsonProperty("atomic")
    ATOMIC,
    /** They are changed all the same. */
    @JsonProperty("each")
    EACH
}
