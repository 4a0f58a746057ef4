package io.taskloom.engine.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.Deployments.ModelSummary;
import io.taskloom.engine.bpm.Drawn;
import io.taskloom.engine.bpm.TooManyTryOuts;
import io.taskloom.engine.bpm.TryOuts;
import io.taskloom.engine.bpm.TryOuts.Model;
import io.taskloom.engine.bpm.TryOuts.Plan;
import io.taskloom.engine.bpm.TryOuts.State;
import io.taskloom.engine.bpm.TryOuts.TryOut;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.scenario.Course.Pass;
import io.taskloom.engine.scenario.Course.Stage;
import io.taskloom.engine.scenario.ScenarioResult.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs scenarios, each a try-out of its own: nothing leaves the system and nothing stays in it. No transaction is open but
 * theirs, so no connection is held between them. Bounded by how many an automation has and by how long they are begun; one that
 * is under way then has its own end.
 */
@Component
class ScenarioTrials {

    private final TryOuts tryOuts;
    private final ScenarioSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    ScenarioTrials(TryOuts tryOuts, ScenarioSettings settings, ObjectMapper json, Clock clock) {
        this.tryOuts = tryOuts;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** @throws io.taskloom.engine.bpm.ModelRefused if the model may not be published either */
    ScenarioResults run(List<Scenario> scenarios, String bpmn, Drawn drawn) {
        var all = new Several(tryOuts.accept(bpmn, drawn));
        Instant until = clock.instant().plus(settings.longest());
        List<ScenarioResult> results = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            results.add(
                    clock.instant().isBefore(until)
                            ? all.run(scenario)
                            : result(
                                    scenario,
                                    Outcome.NOT_RUN,
                                    "It was not run: all of them together took longer than %d seconds."
                                            .formatted(settings.longest().toSeconds())));
        }
        return ScenarioResults.of(results, Coverage.of(all.model.summary(), all.elements, all.flows));
    }

    private static ScenarioResult result(Scenario scenario, Outcome outcome, @Nullable String message) {
        return new ScenarioResult(scenario.id(), scenario.text().name(), outcome, message, null, null);
    }

    /** One after another, against one model. */
    private final class Several {

        private final Model model;
        private final Comparison comparison;
        private final Set<String> elements = new HashSet<>();
        private final Set<String> flows = new HashSet<>();

        private Several(Model model) {
            this.model = model;
            this.comparison = new Comparison(model.summary().elements(), json);
        }

        private ScenarioResult run(Scenario scenario) {
            ScenarioText text = scenario.text();
            Optional<String> unfit = unfit(text);
            if (unfit.isPresent()) {
                return result(scenario, Outcome.UNFIT, unfit.get());
            }
            try {
                return compared(scenario, tryOuts.tryOut(plan(text)));
            } catch (InvalidInput refused) {
                String why = refused.errors().isEmpty()
                        ? refused.detail()
                        : refused.errors().getFirst().message();
                return result(scenario, Outcome.UNFIT, "What it fills in is not accepted: " + why);
            } catch (TooManyTryOuts busy) {
                return result(scenario, Outcome.NOT_RUN, "It was not run: others try out their models just now.");
            }
        }

        private Optional<String> unfit(ScenarioText text) {
            List<String> starts = model.summary().starts().stream()
                    .map(ModelSummary.Start::elementId)
                    .toList();
            if (text.start() == null ? starts.size() > 1 : !starts.contains(text.start())) {
                return Optional.of(
                        text.start() == null
                                ? "It does not say at which start event it begins, and there are several."
                                : "It begins at “%s”, which is no start event of the model.".formatted(text.start()));
            }
            return text.answers().stream()
                    .map(ScenarioAnswer::element)
                    .filter(element -> !model.summary().elements().containsKey(element))
                    .findFirst()
                    .map("It answers “%s”, which is not in the model."::formatted);
        }

        private Plan plan(ScenarioText text) {
            return new Plan(
                    model,
                    text.start(),
                    text.variables(),
                    text.answers().stream().map(ScenarioAnswer::asked).toList(),
                    text.skipTimers(),
                    Plan.MOST_MOVES);
        }

        private ScenarioResult compared(Scenario scenario, TryOut tried) {
            var course = new Course(tried.steps().stream().map(Several::pass).toList());
            elements.addAll(course.tried());
            flows.addAll(tried.flows());
            String why = tried.error() == null ? null : tried.error().message();
            Optional<ScenarioEnd> end = end(tried.state());
            if (end.isEmpty()) {
                return result(scenario, Outcome.FAILED, why);
            }
            Expectation expected = scenario.text().expected();
            Expectation actual = course.endingIn(end.get(), checked(expected, tried));
            return comparison
                    .first(expected, actual, why)
                    .map(difference -> new ScenarioResult(
                            scenario.id(),
                            scenario.text().name(),
                            Outcome.FAILED,
                            difference.message(),
                            difference.element(),
                            actual))
                    .orElseGet(() -> result(scenario, Outcome.PASSED, null));
        }

        /** The variables it looks at, as they are; without those that are not there. */
        private static Map<String, @Nullable Object> checked(Expectation expected, TryOut tried) {
            Map<String, @Nullable Object> values = new HashMap<>(tried.variables());
            values.keySet().retainAll(expected.values().keySet());
            return values;
        }

        private static Pass pass(TryOuts.Step step) {
            return new Pass(
                    step.elementId(),
                    step.elementType(),
                    switch (step.state()) {
                        case ACTIVE -> Stage.UNDER_WAY;
                        case COMPLETED, CANCELLED -> Stage.PASSED;
                        case FAILED -> Stage.FAILED;
                    });
        }

        private static Optional<ScenarioEnd> end(State state) {
            return switch (state) {
                case COMPLETED -> Optional.of(ScenarioEnd.COMPLETED);
                case WAITING -> Optional.of(ScenarioEnd.WAITING);
                case FAILED -> Optional.of(ScenarioEnd.FAILED);
                case STOPPED -> Optional.empty();
            };
        }
    }
}
