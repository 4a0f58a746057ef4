package io.taskloom.engine.task.approval;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** Why somebody may not decide. */
@Schema(name = "ApprovalStanding")
enum Standing {
    /** It is for others. */
    @JsonProperty("for-others")
    FOR_OTHERS,
    /** It takes another pair of eyes. */
    @JsonProperty("four-eyes")
    FOUR_EYES,
    /** They have, or somebody has for them. */
    @JsonProperty("decided")
    DECIDED,
    /** They have handed their vote on. */
    @JsonProperty("handed-on")
    HANDED_ON
}
