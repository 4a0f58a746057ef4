package io.taskloom.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.automation.GeneratedDrafts;
import io.taskloom.engine.bpm.Deployments;
import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.Deployments.ModelSummary;
import io.taskloom.engine.bpm.Expressions;
import io.taskloom.engine.event.Actor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a rule becomes: a sentence, a condition, a model. */
@AutomationTest
class RuleTests {

    private static final String CREATE =
            "[{\"step\": \"taskloom:create-task\", \"inputs\": {\"title\": \"Look at {{task.title}}\"}}]";

    @Autowired
    private RuleWords words;

    @Autowired
    private RuleModel model;

    @Autowired
    private RuleCheck check;

    @Autowired
    private Fields fields;

    @Autowired
    private Expressions expressions;

    @Autowired
    private GeneratedDrafts drafts;

    @Autowired
    private Deployments deployments;

    @Autowired
    private ObjectMapper json;

    private final Actor nobody = new Actor.System("test");

    @Test
    void aRuleIsSaidInOneSentence() {
        assertThat(words.sentence(someone(), rule("""
                {"join": "all", "comparisons": [{"field": "task.priority", "operator": "is", "value": "urgent"},
                                                {"field": "task.title", "operator": "contains", "value": "Invoice"}]}""", CREATE)))
                .isEqualTo(
                        "When a task is created and its priority is urgent and its title contains “Invoice”, then create task"
                                + " “Look at [task.title]”.");
        assertThat(words.sentence(someone(), rule("""
                {"join": "any", "comparisons": [{"field": "task.dueAt", "operator": "within", "value": "P2DT1H"},
                                                {"field": "task.assignees", "operator": "empty"}],
                 "groups": [{"join": "all", "comparisons": [{"field": "task.overdue", "operator": "is", "value": true},
                                                {"field": "task.status", "operator": "one-of", "value": ["todo", "done"]}]}]}""", """
                [{"step": "taskloom:complete-task", "inputs": {"taskId": "=task.id"}},
                 {"step": "connector:email.send", "inputs": {"to": "a@b.example", "subject": "Hi", "text": "x"}}]""")))
                .isEqualTo(
                        "When a task is created and (its due date is within 2 days 1 hour of it or its assignees are empty or (it is"
                                + " overdue and its status is one of todo, done)), then complete task itself and send an e-mail “Hi”.");
    }

    @Test
    void whatIsMissingIsAGapInTheSentence() {
        assertThat(words.sentence(someone(), rule("""
                {"join": "all", "comparisons": [{"field": "task.priority", "operator": "is", "value": ""}]}""", """
                [{"step": "taskloom:none", "inputs": {}}]""")))
                .isEqualTo("When a task is created and its priority is …, then ….");
    }

    /** The sample: a high task of 21 November, due on the 24th, assigned to Uma, reported by Mona, with the tag home. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "task.priority  | is           | \"high\"                 | true",
                "task.priority  | is           | \"low\"                  | false",
                "task.priority  | is-not       | \"low\"                  | true",
                "task.priority  | one-of       | [\"low\", \"high\"]      | true",
                "task.priority  | one-of       | [\"low\"]                | false",
                "task.title     | contains     | \"SUPPLIER\"             | true",
                "task.title     | contains     | \"\\\" or true or \\\"\" | false",
                "task.title     | starts-with  | \"call\"                 | true",
                "task.title     | ends-with    | \"call\"                 | false",
                "task.overdue   | is           | false                    | true",
                "task.dueAt     | before       | \"2026-12-01T00:00:00Z\" | true",
                "task.dueAt     | after        | \"2026-12-01T00:00:00Z\" | false",
                "task.dueAt     | within       | \"P4D\"                  | true",
                "task.dueAt     | within       | \"PT1H\"                 | false",
                "task.dueAt     | empty        | null                     | false",
                "task.dueAt     | not-empty    | null                     | true",
                "task.assignees | includes     | \"user@taskloom.example\" | true",
                "task.assignees | includes     | \"Uma User\"             | true",
                "task.assignees | includes-not | \"Uma User\"             | false",
                "task.tags      | includes     | \"home\"                 | true",
                "task.tags      | includes     | \"work\"                 | false",
                "task.tags      | empty        | null                     | false",
                "task.reporter  | not-empty    | null                     | true",
                "task.reporter.name | is       | \"Mona Manager\"         | true",
            })
    void everyComparisonHoldsWhereItShould(String field, String operator, String value, boolean holds) {
        Rule rule = comparing(field, operator, value);
        assertThat(check.check(rule)).isEmpty();

        assertThat(asked(rule)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minutes | less-than | 91 | true",
                "minutes | at-most   | 90 | true",
                "minutes | more-than | 90 | false",
                "minutes | at-least  | 90 | true",
                "minutes | is        | 90 | true",
                "minutes | empty     | null | false",
            })
    void numbersAreCompared(String field, String operator, String value, boolean holds) {
        Rule rule = comparing(field, operator, value);

        String feel = RuleFeel.of(rule.conditions(), Map.of("minutes", Fields.Field.of("minutes", 90)));

        assertThat(expressions.evaluate(String.valueOf(feel), Map.of("minutes", 90)))
                .isEqualTo(holds);
    }

    @Test
    void anEmptyFieldHoldsOfNothingButBeingEmpty() {
        for (String operator : List.of("is", "contains", "starts-with", "one-of")) {
            String value = operator.equals("one-of") ? "[\"a\"]" : "\"a\"";
            assertThat(RuleFeel.of(comparing("task.title", operator, value).conditions(), known()))
                    .satisfies(feel -> assertThat(expressions.evaluate(String.valueOf(feel), Map.of("task", Map.of())))
                            .isNotEqualTo(true));
        }
        assertThat(expressions.evaluate(
                        String.valueOf(RuleFeel.of(
                                comparing("task.title", "empty", "null").conditions(), known())),
                        Map.of("task", Map.of())))
                .isEqualTo(true);
    }

    @Test
    void allAnyAGroupAndFeelOfOnesOwnAreJoinedAsTheyAreStated() {
        String feel = RuleFeel.of(rule("""
                {"join": "any", "comparisons": [{"field": "task.priority", "operator": "is", "value": "low"}],
                 "groups": [{"join": "all", "comparisons": [{"field": "task.priority", "operator": "is", "value": "high"},
                                                            {"field": "task.overdue", "operator": "is", "value": false}]}],
                 "feel": "=count(task.tags) = 1"}""", CREATE).conditions(), known());

        assertThat(feel)
                .isEqualTo("((task.priority = \"low\") or ((task.priority = \"high\") and (task.overdue = false))) and"
                        + " (count(task.tags) = 1)");
        assertThat(expressions.evaluate(String.valueOf(feel), sample())).isEqualTo(true);
    }

    @Test
    void whatIsWrittenIsAModelThatMayBePublished() {
        Rule rule = rule("""
                {"join": "all", "comparisons": [{"field": "task.priority", "operator": "is", "value": "urgent"}]}""", """
                [{"step": "taskloom:create-task", "name": "Note it", "inputs": {"title": "Look at {{task.title}}"}, "result": "made"},
                 {"step": "taskloom:complete-task", "inputs": {"taskId": "{{made.id}}"}}]""");
        assertThat(check.check(rule)).isEmpty();

        String bpmn = model.write(someone(), "Urgent ones", rule);

        assertThat(drafts.findings(bpmn)).isEmpty();
        ModelSummary read = deployments.read(bpmn);
        assertThat(read.name()).isEqualTo("Urgent ones");
        assertThat(read.starts().getFirst().properties())
                .containsEntry("trigger", "TaskCreated")
                .containsEntry("condition", "=task.priority = \"urgent\"");
        assertThat(read.elements())
                .containsEntry("step-1", "Note it")
                .containsEntry("step-2", "Complete task “[made.id]”");
        assertThat(bpmn)
                .contains(">=string join([&quot;Look at &quot;, string(task.title)])<", ">=made.id<", ">=result<")
                .contains("Only if its priority is urgent");
        assertThat(model.write(someone(), "Urgent ones", rule)).isEqualTo(bpmn);
    }

    @Test
    void whateverATextHoldsStaysText() {
        String evil = "</camunda:inputParameter><bpmn:scriptTask id=\"x\"/> \" + now() + \" ${1} #{2} ]]> & \u0007 '";
        Rule rule = rule(
                Map.of(
                        "join",
                        "all",
                        "comparisons",
                        List.of(Map.of("field", "task.title", "operator", "is", "value", evil))),
                List.of(Map.of("step", "taskloom:create-task", "name", "=" + evil, "inputs", Map.of("title", evil))));
        assertThat(check.check(rule)).isEmpty();

        String bpmn = model.write(someone(), "${evil} " + evil, rule);

        assertThat(drafts.findings(bpmn)).isEmpty();
        assertThat(bpmn).doesNotContain("<bpmn:scriptTask");
        String condition =
                deployments.read(bpmn).starts().getFirst().properties().getOrDefault("condition", "");
        assertThat(expressions.evaluate(
                        condition.substring(1), Map.of("task", Map.of("title", evil.replace("\u0007", "")))))
                .isEqualTo(true);
        assertThat(expressions.evaluate(condition.substring(1), Map.of("task", Map.of("title", "else"))))
                .isEqualTo(false);
    }

    @Test
    void everythingThatKeepsItFromBeingWrittenNamesItsPlace() {
        assertThat(check.check(rule("""
                {"join": "all", "comparisons": [{"field": "task.nothing", "operator": "is", "value": "a"},
                                                {"field": "task.title", "operator": "less-than", "value": 3},
                                                {"field": "task.title", "operator": "is", "value": 3},
                                                {"field": "task.dueAt", "operator": "before", "value": "soon"},
                                                {"field": "task.title", "operator": "one-of", "value": []}],
                 "feel": "true) or (true"}""", """
                [{"step": "taskloom:remind", "inputs": {}},
                 {"step": "taskloom:create-task", "inputs": {"title": "{{a b}}", "color": "red", "description": "{{other.x}}",
                                                             "dueAt": "=1 +"}, "result": "task"},
                 {"step": "taskloom:complete-task", "inputs": {}}]""")))
                .extracting(ModelFinding::elementId)
                .containsExactlyInAnyOrder(
                        "if.comparisons[0].field",
                        "if.comparisons[1].operator",
                        "if.comparisons[2].value",
                        "if.comparisons[3].value",
                        "if.comparisons[4].value",
                        "if.feel",
                        "then[0].step",
                        "then[1].inputs.title",
                        "then[1].inputs.color",
                        "then[1].inputs.description",
                        "then[1].inputs.dueAt",
                        "then[1].result",
                        "then[2].inputs.taskId");
    }

    @Test
    void aScheduleHasNoCondition() throws JsonProcessingException {
        String when =
                "{\"schedule\": {\"cron\": \"0 9 * * MON\", \"timeZone\": \"Europe/Berlin\", \"missed\": \"skip\"}}";
        Rule weekly = json.readValue("""
                {"format": 1, "when": %s, "then": [{"step": "taskloom:create-task", "inputs": {"title": "Round {{schedule.date}}"}}]}
                """.formatted(when), Rule.class);
        Rule asking = new Rule(1, weekly.when(), rule("""
                {"join": "all", "comparisons": [{"field": "schedule.date", "operator": "is", "value": "x"}]}""", CREATE).conditions(), weekly.steps());

        assertThat(check.check(asking)).extracting(ModelFinding::elementId).containsExactly("if");
        assertThat(check.check(weekly)).isEmpty();
        String bpmn = model.write(someone(), "Weekly", weekly);
        assertThat(drafts.findings(bpmn)).isEmpty();
        assertThat(deployments.read(bpmn).starts().getFirst().properties())
                .containsEntry("schedule", "0 9 * * MON")
                .containsEntry("scheduleMissed", "skip");
    }

    private Actor someone() {
        return nobody;
    }

    private boolean asked(Rule rule) {
        return Boolean.TRUE.equals(
                expressions.evaluate(String.valueOf(RuleFeel.of(rule.conditions(), known())), sample()));
    }

    private Map<String, Fields.Field> known() {
        return fields.of("TaskCreated");
    }

    private Map<String, Object> sample() {
        return Map.of(
                "task",
                Map.of(
                        "title",
                        "Call the supplier",
                        "priority",
                        "high",
                        "overdue",
                        false,
                        "dueAt",
                        "2026-11-24T16:00:00Z",
                        "assignees",
                        List.of(Map.of("id", "1", "name", "Uma User", "email", "user@taskloom.example")),
                        "reporter",
                        Map.of("id", "2", "name", "Mona Manager"),
                        "tags",
                        List.of(Map.of("id", "3", "name", "home"))),
                "event",
                Map.of("time", "2026-11-21T09:30:00Z"));
    }

    private Rule comparing(String field, String operator, String value) {
        return rule(
                "{\"join\": \"all\", \"comparisons\": [{\"field\": \"%s\", \"operator\": \"%s\", \"value\": %s}]}"
                        .formatted(field, operator, value),
                CREATE);
    }

    private Rule rule(String conditions, String steps) {
        try {
            return json.readValue(
                    "{\"format\": 1, \"when\": {\"event\": \"TaskCreated\"}, \"if\": %s, \"then\": %s}"
                            .formatted(conditions, steps),
                    Rule.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Rule rule(Map<String, Object> conditions, List<Map<String, Object>> steps) {
        return rule(Team.json(conditions), Team.json(steps));
    }
}
