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
 * @param fourEyes whether those who asked for the work, have it, or brought it there have no say
 * @param votes so far, the first first
 * @param mayDecide whether the reader may
 * @param because why not: it is for others, it takes another pair of eyes, or the reader has decided
 */
@Schema(name = "TaskApproval")
record ApprovalView(
        int needed,
        boolean fourEyes,
        List<Vote> votes,
        boolean mayDecide,

        @Schema(allowableValues = {"for-others", "four-eyes", "decided"}) @Nullable
        String because) {

    static final ApprovalView NONE = new ApprovalView(0, false, List.of(), false, null);

    @Schema(name = "ApprovalVote")
    record Vote(
            PersonView person, Decision decision, @Nullable String comment, Instant at) {}
}
