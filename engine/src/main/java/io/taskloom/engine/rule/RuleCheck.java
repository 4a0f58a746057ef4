package io.taskloom.engine.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.automation.AutomationTrigger;
import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.bpm.Expressions;
import io.taskloom.engine.rule.Fields.Field;
import io.taskloom.engine.rule.Operator.Kind;
import io.taskloom.engine.rule.Rule.Comparison;
import io.taskloom.engine.rule.Rule.Conditions;
import io.taskloom.engine.rule.Rule.Step;
import io.taskloom.engine.rule.StepForms.StepForm;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Everything that keeps a diagram from being written of a rule. A finding's element is the place in the rule:
 * {@code if.comparisons[0].value}.
 */
@Component
class RuleCheck {

    private static final int LONGEST_VALUE = 1_000;
    private static final int MOST_VALUES = 50;
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,99}");

    private final Fields fields;
    private final StepForms forms;
    private final Expressions expressions;

    RuleCheck(Fields fields, StepForms forms, Expressions expressions) {
        this.fields = fields;
        this.forms = forms;
        this.expressions = expressions;
    }

    List<ModelFinding> check(Rule rule) {
        List<ModelFinding> findings = new ArrayList<>();
        when(rule, findings);
        if (findings.isEmpty() && rule.conditions() != null) {
            conditions(rule.conditions(), fields.of(event(rule)), findings);
        }
        Set<String> variables = new HashSet<>(fields.variables(event(rule)));
        for (int i = 0; i < rule.steps().size(); i++) {
            step("then[" + i + "]", rule.steps().get(i), variables, findings);
        }
        return findings;
    }

    /** The event it waits for; a schedule is one as well. */
    static String event(Rule rule) {
        return rule.when().schedule() != null
                ? AutomationTrigger.SCHEDULE
                : String.valueOf(rule.when().event());
    }

    private void when(Rule rule, List<ModelFinding> findings) {
        boolean named = rule.when().event() != null;
        if (named == (rule.when().schedule() != null)) {
            add(findings, "when", "required", "A rule starts on an event or on a schedule.", "Choose one of them.");
        } else if (fields.title(event(rule)).isEmpty() || named && AutomationTrigger.SCHEDULE.equals(event(rule))) {
            add(
                    findings,
                    "when.event",
                    "unknown",
                    "Nothing is called \"%s\" that could start a rule."
                            .formatted(rule.when().event()),
                    "Choose an event.");
        }
        if (rule.when().schedule() != null && rule.conditions() != null && !empty(rule.conditions())) {
            add(
                    findings,
                    "if",
                    "schedule-condition",
                    "A schedule has no condition: there is no event it could ask about.",
                    "Take the conditions away.");
        }
    }

    private static boolean empty(Conditions conditions) {
        return conditions.comparisons().isEmpty() && conditions.inside().isEmpty() && RuleFeel.own(conditions) == null;
    }

    private void conditions(Conditions conditions, Map<String, Field> known, List<ModelFinding> findings) {
        comparisons("if", conditions.comparisons(), known, findings);
        for (int i = 0; i < conditions.inside().size(); i++) {
            comparisons("if.groups[" + i + "]", conditions.inside().get(i).comparisons(), known, findings);
        }
        String own = RuleFeel.own(conditions);
        if (own != null) {
            parsed("if.feel", own, findings);
        }
    }

    private void comparisons(
            String at, List<Comparison> comparisons, Map<String, Field> known, List<ModelFinding> findings) {
        for (int i = 0; i < comparisons.size(); i++) {
            comparison(at + ".comparisons[" + i + "]", comparisons.get(i), known, findings);
        }
    }

    private void comparison(String at, Comparison comparison, Map<String, Field> known, List<ModelFinding> findings) {
        Field field = known.get(comparison.field());
        if (field == null) {
            add(
                    findings,
                    at + ".field",
                    "unknown",
                    "The event has no field \"%s\".".formatted(comparison.field()),
                    "Choose one of its fields.");
            return;
        }
        if (!comparison.operator().fits(field.kind())) {
            add(
                    findings,
                    at + ".operator",
                    "operator",
                    "\"%s\" can't be asked of this field.".formatted(comparison.operator().words),
                    "Choose another comparison.");
            return;
        }
        JsonNode value = comparison.value();
        boolean fits =
                switch (comparison.operator().value) {
                    case NONE -> true;
                    case ONE -> value != null && fits(value, comparison.operator(), field.kind());
                    case MANY ->
                        value != null
                                && value.isArray()
                                && !value.isEmpty()
                                && value.size() <= MOST_VALUES
                                && all(value, field.kind());
                };
        if (!fits) {
            add(
                    findings,
                    at + ".value",
                    "value",
                    "There is nothing yet to compare \"%s\" with, or it does not fit.".formatted(comparison.field()),
                    wanted(comparison.operator(), field.kind()));
        }
    }

    private static boolean all(JsonNode values, Kind kind) {
        for (JsonNode each : values) {
            if (!fits(each, Operator.IS, kind)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(JsonNode value, Operator operator, Kind kind) {
        return switch (kind) {
            case NUMBER -> value.isNumber() && Math.abs(value.asDouble()) < 1e15;
            case BOOLEAN -> value.isBoolean();
            case TIME ->
                value.isTextual() && (operator == Operator.WITHIN ? duration(value.asText()) : moment(value.asText()));
            case TEXT, LIST, CONTEXT ->
                value.isTextual() && !value.asText().isBlank() && value.asText().length() <= LONGEST_VALUE;
        };
    }

    private static boolean duration(String text) {
        try {
            return text.length() <= 40 && !Duration.parse(text).isNegative();
        } catch (DateTimeParseException | ArithmeticException none) {
            return false;
        }
    }

    private static boolean moment(String text) {
        try {
            return text.length() <= 40 && OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static String wanted(Operator operator, Kind kind) {
        return switch (kind) {
            case NUMBER -> "Give a number.";
            case BOOLEAN -> "Choose yes or no.";
            case TIME -> operator == Operator.WITHIN ? "Give a duration, like P2D." : "Give a date and time.";
            case TEXT, LIST, CONTEXT -> "Give one of up to 1,000 characters.";
        };
    }

    /** @param variables that a step may refer to; it adds its own */
    private void step(String at, Step step, Set<String> variables, List<ModelFinding> findings) {
        StepForm form = forms.of(step.step()).orElse(null);
        if (form == null) {
            add(findings, at + ".step", "unknown", "There is no step \"%s\".".formatted(step.step()), "Choose one.");
            return;
        }
        form.inputs().forEach((name, input) -> {
            if (input.required() && step.inputs().getOrDefault(name, "").isBlank()) {
                add(
                        findings,
                        at + ".inputs." + name,
                        "required",
                        "\"%s\" of \"%s\" is missing.".formatted(input.label(), form.title()),
                        "Fill it in.");
            }
        });
        step.inputs().forEach((name, text) -> {
            String place = at + ".inputs." + name;
            if (!form.inputs().containsKey(name)) {
                add(findings, place, "unknown", "\"%s\" takes no \"%s\".".formatted(form.title(), name), "Remove it.");
            } else if (FeelText.isFeel(text)) {
                parsed(place, text.strip().substring(1), findings);
            } else {
                FeelText.places(text).forEach(path -> place(place, path, variables, findings));
            }
        });
        result(at, step, variables, findings);
    }

    private static void result(String at, Step step, Set<String> variables, List<ModelFinding> findings) {
        String result = step.result();
        if (result == null || result.isBlank()) {
            return;
        }
        if (!NAME.matcher(result).matches()
                || result.toLowerCase(java.util.Locale.ROOT).startsWith("taskloom")
                || !variables.add(result)) {
            add(
                    findings,
                    at + ".result",
                    "variable",
                    "\"%s\" can't be the name of a new variable.".formatted(result),
                    "Take letters and digits, and a name that is not taken.");
        }
    }

    private static void place(String at, String path, Set<String> variables, List<ModelFinding> findings) {
        String root = path.split("[.\\[]", 2)[0];
        if (!FeelText.PATH.matcher(path).matches()) {
            add(
                    findings,
                    at,
                    "placeholder",
                    "Between {{ and }} stands the name of a value, not \"%s\".".formatted(path),
                    "Choose one of the values, or write the whole as FEEL behind an =.");
        } else if (!variables.contains(root)) {
            add(
                    findings,
                    at,
                    "placeholder",
                    "There is no value \"%s\" here.".formatted(path),
                    "Choose one of the event's values, or of an earlier step's result.");
        }
    }

    private void parsed(String at, String feel, List<ModelFinding> findings) {
        try {
            expressions.check(feel);
        } catch (ExpressionFailed failed) {
            add(findings, at, "feel", failed.detail(), "Correct the FEEL expression.");
        }
    }

    private static void add(List<ModelFinding> findings, String at, String rule, String message, String remedy) {
        findings.add(new ModelFinding(at, rule, message, remedy));
    }
}
