package io.taskloom.engine.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

@Schema(name = "ImportState")
public enum ImportState {
    /** The file is on its way; nobody sees it yet. */
    @JsonProperty("uploading")
    UPLOADING,
    /** Waits for its mapping, a dry run or the start. */
    @JsonProperty("ready")
    READY,
    @JsonProperty("checking")
    CHECKING,
    /** The dry run is over. */
    @JsonProperty("checked")
    CHECKED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("paused")
    PAUSED,
    /** It could not go on; its reason says why. */
    @JsonProperty("stopped")
    STOPPED,
    @JsonProperty("done")
    DONE,
    @JsonProperty("undoing")
    UNDOING,
    @JsonProperty("undone")
    UNDONE;

    static ImportState of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
