package io.taskloom.engine.task.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.identity.PersonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The approval that a task waits for.
 *
 * @param needed how many must agree; 0 if it waits for none
 * @param all whether everybody who is asked must
 * @param agreed how many have
 * @param fourEyes whether those who asked for the work, have it, or brought it there have no say
 * @param approvers one line for each vote that is wanted or was given: those who have decided first, in that order
 * @param more lines left out, of those who have not decided
 * @param mayDecide whether the reader may
 * @param because why not
 * @param insteadOf whose vote the reader has; null for their own, or none
 * @param mayHandOn whether the reader has a vote that they can hand on
 * @param handedTo who has the vote that the reader has handed on
 */
@Schema(name = "TaskApproval")
record ApprovalView(
        int needed,
        boolean all,
        int agreed,
        boolean fourEyes,
        List<Approver> approvers,
        int more,
        boolean mayDecide,
        @Nullable Standing because,
        @Nullable PersonView insteadOf,
        boolean mayHandOn,
        @Nullable PersonView handedTo) {

    static final ApprovalView NONE = new ApprovalView(0, false, 0, false, List.of(), 0, false, null, null, false, null);

    /**
     * @param person who has decided, or is to
     * @param insteadOf whose vote it is; null for their own
     * @param absent whether it came to them because that person is away
     * @param decision null as long as it is missing
     */
    @Schema(name = "Approver")
    record Approver(
            PersonView person,
            @Nullable PersonView insteadOf,
            boolean absent,
            @Nullable Decision decision,
            @Nullable String comment,
            @Nullable Instant at) {}
}
