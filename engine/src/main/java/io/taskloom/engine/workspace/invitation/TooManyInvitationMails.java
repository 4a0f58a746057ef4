package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.problem.TooManyRequests;
import java.time.Duration;
import java.util.Map;

class TooManyInvitationMails extends TooManyRequests {

    private final Duration window;

    TooManyInvitationMails(Duration window) {
        super("Too many invitations were mailed within the last %s; try again later."
                .formatted(window.equals(Duration.ofDays(1)) ? "day to this address" : "hour"));
        this.window = window;
    }

    /** The longest it can take: how soon depends on when the others were sent. */
    @Override
    public Map<String, Object> details() {
        return Map.of("retryAfter", window.toSeconds());
    }
}
