package io.taskloom.engine.workspace.invitation;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** Where an invitation stands; only an open one can be answered. */
@Schema(name = "InvitationState")
public enum InvitationState {
    OPEN,
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    EXPIRED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InvitationState of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
