package io.taskloom.engine.scenario;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.bpm.Awaited;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.run.RecordedRun;
import io.taskloom.engine.run.RecordedRuns;
import io.taskloom.engine.run.RunView;
import io.taskloom.engine.run.StepView;
import io.taskloom.engine.scenario.Course.Pass;
import io.taskloom.engine.scenario.Course.Stage;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes a scenario of a run: what it was given, what its steps brought, and how it came out. */
@Service
class RecordedScenarios {

    private static final int LONGEST_FAILURE = 1_000;

    private final RecordedRuns runs;
    private final Automations automations;
    private final Scenarios scenarios;

    RecordedScenarios(RecordedRuns runs, Automations automations, Scenarios scenarios) {
        this.runs = runs;
        this.automations = automations;
        this.scenarios = scenarios;
    }

    /** @throws RunNotOver if it may still go on, or was cancelled */
    Kept keep(Actor actor, RunId id, NewScenarioOfRun wanted) {
        RecordedRun recorded = runs.get(actor, id);
        AutomationId automation = recorded.run().automationId();
        automations.getToSteer(actor, automation);
        return new Kept(automation, scenarios.create(actor, automation, text(recorded, wanted)));
    }

    record Kept(AutomationId automation, Scenario scenario) {}

    private ScenarioText text(RecordedRun recorded, NewScenarioOfRun wanted) {
        List<StepView> steps = recorded.steps();
        Optional<StepView> start = steps.stream()
                .filter(step -> step.elementType().startsWith("start")
                        || step.elementType().endsWith("StartEvent"))
                .findFirst();
        var course = new Course(steps.stream().map(RecordedScenarios::pass).toList());
        return new ScenarioText(
                wanted.name().strip(),
                Objects.requireNonNullElse(wanted.description(), ""),
                start.map(StepView::elementId).orElse(null),
                start.map(this::plain).orElse(Map.of()),
                answers(recorded),
                false,
                course.endingIn(end(recorded.run()), Map.of()));
    }

    private static ScenarioEnd end(RunView run) {
        return switch (run.state()) {
            case COMPLETED -> ScenarioEnd.COMPLETED;
            case FAILED -> ScenarioEnd.FAILED;
            case RUNNING, WAITING, CANCELLED -> throw new RunNotOver(run.state());
        };
    }

    private List<ScenarioAnswer> answers(RecordedRun recorded) {
        CaughtErrors caught =
                CaughtErrors.in(Objects.requireNonNullElse(recorded.run().bpmn(), ""));
        List<String> passed = recorded.steps().stream().map(StepView::elementId).toList();
        return recorded.steps().stream()
                .sorted(Comparator.comparing(
                        step -> Objects.requireNonNullElse(step.endedAt(), Instant.MAX), Comparator.naturalOrder()))
                .flatMap(step -> answer(step, caught, passed))
                .toList();
    }

    private Stream<ScenarioAnswer> answer(StepView step, CaughtErrors caught, List<String> passed) {
        String type = step.elementType();
        String element = step.elementId();
        if (type.matches("(service|send)Task")) {
            return switch (step.state()) {
                case COMPLETED, SKIPPED -> Stream.of(ScenarioAnswer.of(element, brought(step)));
                case FAILED -> Stream.of(new ScenarioAnswer(element, null, null, why(step), null));
                case CANCELLED ->
                    caught.codeAt(element, passed).stream()
                            .map(code -> new ScenarioAnswer(element, null, code, null, null));
                case ACTIVE, RETRYING -> Stream.of();
            };
        }
        if (step.state() != StepView.State.COMPLETED) {
            return Stream.of();
        }
        if (type.equals("userTask")) {
            return Stream.of(ScenarioAnswer.of(element, plain(step)));
        }
        if (type.equals("receiveTask") || type.matches(".*Message(Catch)?")) {
            return Stream.of(ScenarioAnswer.of(element, came(step)));
        }
        return type.endsWith("Timer") ? Stream.of(ScenarioAnswer.of(element, null)) : Stream.of();
    }

    private Map<String, @Nullable Object> plain(StepView step) {
        return new LinkedHashMap<>(runs.output(step));
    }

    /** What was waited for: the value of the one variable that it became. */
    private Object came(StepView step) {
        Map<String, @Nullable Object> output = plain(step);
        output.remove(Awaited.CALLBACKS);
        Object only = output.size() == 1 ? output.values().iterator().next() : null;
        return only instanceof Map<?, ?> ? only : output;
    }

    /** What a step hands to its output mappings is its {@code result}. */
    private @Nullable Object brought(StepView step) {
        Map<String, Object> output = runs.output(step);
        return output.containsKey("result") ? output.get("result") : output;
    }

    private static String why(StepView step) {
        String error = Objects.requireNonNullElse(step.error(), "");
        String told = error.isBlank() ? "It failed." : error;
        return told.length() <= LONGEST_FAILURE ? told : told.substring(0, LONGEST_FAILURE);
    }

    private static Pass pass(StepView step) {
        return new Pass(
                step.elementId(),
                step.elementType(),
                switch (step.state()) {
                    case ACTIVE, RETRYING -> Stage.UNDER_WAY;
                    case COMPLETED, CANCELLED, SKIPPED -> Stage.PASSED;
                    case FAILED -> Stage.FAILED;
                });
    }
}
