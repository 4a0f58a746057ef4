package io.taskloom.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.scenario.Comparison.Difference;
import io.taskloom.engine.scenario.Course.Pass;
import io.taskloom.engine.scenario.Course.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    private final Comparison comparison = new Comparison(
            Map.of("ask", "Ask", "look", "Have a look", "done", "Done", "never", "Never"), new ObjectMapper());

    @Test
    void whatComesOutAsExpectedHasNoDifference() {
        assertThat(first(ended(List.of("ask"), Map.of("sum", 1)), ended(List.of("ask", "look"), Map.of("sum", 1.0))))
                .isEmpty();
        assertThat(first(ended(List.of(), null), ended(List.of(), Map.of()))).isEmpty();
    }

    @Test
    void whereItEndsComesFirst() {
        Expectation expected = ended(List.of("ask"), Map.of("sum", 1));

        assertThat(first(expected, new Expectation(ScenarioEnd.WAITING, List.of("look"), List.of(), Map.of())))
                .contains(new Difference("It was to end at “Done”, and waits at “Have a look”.", "look"));
        assertThat(first(expected, new Expectation(ScenarioEnd.COMPLETED, List.of("never"), List.of(), Map.of())))
                .contains(new Difference("It was to end at “Done”, and ended at “Never”.", "never"));
        assertThat(comparison.first(
                        expected,
                        new Expectation(ScenarioEnd.FAILED, List.of("ask"), List.of(), Map.of()),
                        "There is no “who”."))
                .contains(new Difference("It was to end at “Done”, and failed at “Ask”: There is no “who”.", "ask"));
        assertThat(first(new Expectation(ScenarioEnd.FAILED, List.of(), List.of(), null), ended(List.of(), Map.of())))
                .contains(new Difference("It was to fail, and ended at “Done”.", "done"));
    }

    @Test
    void thenTheWay() {
        assertThat(first(ended(List.of("ask", "look"), null), ended(List.of("ask"), Map.of())))
                .contains(new Difference("It did not go through “Have a look”.", "look"));
        assertThat(first(ended(List.of("gone", "ask"), null), ended(List.of("ask"), Map.of())))
                .contains(new Difference("It was to go through “gone”, which is not in the model.", null));
        assertThat(first(ended(List.of("ask", "look", "never", "done"), null), ended(List.of(), Map.of()))
                        .map(Difference::message))
                .contains("It did not go through “Ask”, “Have a look”, “Never” and 1 more.");
    }

    @Test
    void thenTheVariables() {
        Expectation expected = ended(List.of(), Map.of("answer", "yes"));
        assertThat(message(expected, ended(List.of(), Map.of("answer", "no"))))
                .contains("The variable “answer” was to be \"yes\", and is \"no\".");
        assertThat(message(expected, ended(List.of(), Map.of())))
                .contains("The variable “answer” was to be \"yes\", and is not there.");
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("answer", null);
        assertThat(message(expected, ended(List.of(), nothing)))
                .contains("The variable “answer” was to be \"yes\", and is null.");
        assertThat(message(ended(List.of(), nothing), ended(List.of(), nothing)))
                .isEmpty();
        assertThat(message(expected, ended(List.of(), Map.of("answer", "x".repeat(5_000))))
                        .orElseThrow())
                .hasSizeLessThan(300);
    }

    @Test
    void ofACourseWhatStandsAndWhatIsThroughIsTold() {
        var course = new Course(List.of(
                new Pass("start", "startEvent", Stage.PASSED),
                new Pass("sub", "subProcess", Stage.UNDER_WAY),
                new Pass("ask#multiInstanceBody", "multiInstanceBody", Stage.UNDER_WAY),
                new Pass("ask", "serviceTask", Stage.PASSED),
                new Pass("ask", "serviceTask", Stage.UNDER_WAY),
                new Pass("broken", "scriptTask", Stage.FAILED),
                new Pass("done", "noneEndEvent", Stage.PASSED)));

        assertThat(course.endingIn(ScenarioEnd.WAITING, Map.of()).at()).containsExactly("ask");
        assertThat(course.endingIn(ScenarioEnd.COMPLETED, Map.of()).at()).containsExactly("done");
        assertThat(course.endingIn(ScenarioEnd.FAILED, Map.of()).at()).containsExactly("broken");
        assertThat(course.passed()).containsExactly("start", "ask", "done");
        assertThat(course.tried()).containsExactly("start", "ask", "broken", "done");
    }

    private Optional<String> message(Expectation expected, Expectation actual) {
        return first(expected, actual).map(Difference::message);
    }

    private Optional<Difference> first(Expectation expected, Expectation actual) {
        return comparison.first(expected, actual, null);
    }

    private static Expectation ended(List<String> passed, @Nullable Map<String, @Nullable Object> variables) {
        return new Expectation(ScenarioEnd.COMPLETED, List.of("done"), passed, variables);
    }
}
