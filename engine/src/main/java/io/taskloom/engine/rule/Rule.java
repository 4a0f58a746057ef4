package io.taskloom.engine.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is stated; format 1. What it says is checked by {@link RuleCheck}, which names the place in it.
 *
 * @param format 1
 * @param conditions null for none
 * @param steps what is done, in this order
 */
@Schema(name = "Rule")
record Rule(
        @Schema(example = "1") @NotNull @Min(1) @Max(1) Integer format,
        @NotNull @Valid When when,
        @JsonProperty("if") @Nullable @Valid Conditions conditions,

        @JsonProperty("then") @NotNull @Size(min = 1, max = 10)
        List<@Valid @NotNull Step> steps) {

    /**
     * An event or a schedule.
     *
     * @param event a trigger type's: {@code TaskCreated}
     */
    @Schema(name = "RuleWhen")
    record When(
            @Nullable @Size(max = 100) String event,
            @Nullable @Valid Schedule schedule) {}

    /** @param cron five fields, several separated by {@code ;} @param timeZone IANA @param days null for all @param missed null for once */
    @Schema(name = "RuleSchedule")
    record Schedule(
            @NotNull @Size(max = 500) String cron,
            @NotNull @Size(max = 100) String timeZone,

            @Schema(allowableValues = {"all", "working", "next-working"}) @Nullable @Size(max = 20)
            String days,

            @Schema(allowableValues = {"once", "all", "skip"}) @Nullable @Size(max = 20)
            String missed) {}

    /**
     * What must hold of the event.
     *
     * @param groups held one level deep
     * @param feel a condition of one's own besides, which must hold as well; null for none
     */
    @Schema(name = "RuleConditions")
    record Conditions(
            @NotNull Join join,
            @NotNull @Size(max = 20) List<@Valid @NotNull Comparison> comparisons,
            @Nullable @Size(max = 5) List<@Valid @NotNull Group> groups,
            @Nullable @Size(max = 2_000) String feel) {

        List<Group> inside() {
            return groups == null ? List.of() : groups;
        }
    }

    @Schema(name = "RuleGroup")
    record Group(
            @NotNull Join join,
            @NotNull @Size(min = 1, max = 20) List<@Valid @NotNull Comparison> comparisons) {}

    /**
     * @param field of the event: {@code task.priority}
     * @param value text, number, true or false, or a list of texts; null where the operator takes none
     */
    @Schema(name = "RuleComparison")
    record Comparison(
            @NotNull @Size(max = 200) String field,
            @NotNull Operator operator,
            @Schema(implementation = Object.class) @Nullable JsonNode value) {}

    /**
     * @param step topic of an action or connector's operation: {@code taskloom:create-task}
     * @param name its label; null for what it is called anyway
     * @param inputs by name, as its element template has them: text, in which {@code {{task.title}}} may stand, or FEEL behind a leading {@code =}
     * @param result name of a variable that gets what the step answers, for the steps after it; null for none
     */
    @Schema(name = "RuleStep")
    record Step(
            @NotNull @Size(max = 100) String step,
            @Nullable @Size(max = 200) String name,
            @NotNull @Size(max = 40) Map<@Size(max = 100) String, @NotNull @Size(max = 10_000) String> inputs,
            @Nullable @Size(max = 100) String result) {}

    /** Whether all must hold, or one. */
    enum Join {
        @JsonProperty("all")
        ALL,
        @JsonProperty("any")
        ANY
    }
}
