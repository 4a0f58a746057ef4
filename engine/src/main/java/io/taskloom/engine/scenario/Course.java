package io.taskloom.engine.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a try-out and a recorded run have in common: passes through elements, in the order they began. */
record Course(List<Pass> passes) {

    private static final String BODY = "multiInstanceBody";

    /** @param type as the engine calls it: {@code noneEndEvent} */
    record Pass(String element, String type, Stage stage) {}

    enum Stage {
        UNDER_WAY,
        /** It is through, or was left by another way. */
        PASSED,
        FAILED
    }

    /** What it comes to. @param variables by name, of which there may be more than are to be remembered */
    Expectation endingIn(ScenarioEnd end, Map<String, @Nullable Object> variables) {
        return new Expectation(end, List.copyOf(at(end)), List.copyOf(passed()), variables);
    }

    /** Each once, as they were first passed. */
    Set<String> passed() {
        return collected(elements().filter(pass -> pass.stage() == Stage.PASSED));
    }

    /** Those that were passed, or failed at; not those that were only reached. */
    Set<String> tried() {
        return collected(elements().filter(pass -> pass.stage() != Stage.UNDER_WAY));
    }

    private Set<String> at(ScenarioEnd end) {
        return collected(
                switch (end) {
                    case COMPLETED -> elements().filter(pass -> pass.type().endsWith("EndEvent"));
                    case WAITING -> elements().filter(pass -> pass.stage() == Stage.UNDER_WAY && !isScope(pass));
                    case FAILED -> elements().filter(pass -> pass.stage() == Stage.FAILED);
                });
    }

    /** The engine tells of a task that is done several times as of a body around it, with an id that nobody drew. */
    private Stream<Pass> elements() {
        return passes.stream().filter(pass -> !pass.type().equals(BODY));
    }

    private static boolean isScope(Pass pass) {
        return pass.type().equals("subProcess") || pass.type().equals("transaction");
    }

    private static Set<String> collected(Stream<Pass> passes) {
        Set<String> ids = new LinkedHashSet<>();
        passes.forEach(pass -> ids.add(pass.element()));
        return ids;
    }
}
