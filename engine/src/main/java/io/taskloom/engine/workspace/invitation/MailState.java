package io.taskloom.engine.workspace.invitation;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** What became of the newest mail; one that is being sent may have failed a few times already. */
@Schema(name = "InvitationMailState")
public enum MailState {
    SENDING,
    SENT,
    FAILED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailState of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
