package io.taskloom.engine.rule;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether an automation's draft is a rule, and which.
 *
 * @param rule null for what is drawn
 * @param sentence the rule as a person would say it; null for what is drawn
 * @param drawn whether it was a rule until somebody changed its diagram
 * @param draftVersion of the draft that was looked at, and the ETag
 */
@Schema(name = "AutomationRule")
record RuleView(@Nullable Rule rule, @Nullable String sentence, boolean drawn, int draftVersion) {}
