package io.taskloom.engine.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the first thing that came out otherwise, as a sentence: how it ended, the way, a variable; in this order. */
final class Comparison {

    private static final int MOST_NAMED = 3;
    private static final int LONGEST_VALUE = 100;

    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private final Map<String, String> names;
    private final ObjectMapper json;

    /** @param names of the model's elements, by id */
    Comparison(Map<String, String> names, ObjectMapper json) {
        this.names = names;
        this.json = json;
    }

    /** @param element BPMN id; null if it is about none */
    record Difference(String message, @Nullable String element) {}

    /** @param why it failed, where it did; null if nothing says so */
    Optional<Difference> first(Expectation expected, Expectation actual, @Nullable String why) {
        return end(expected, actual, why).or(() -> way(expected, actual)).or(() -> expected.values().entrySet().stream()
                .flatMap(each -> variable(each.getKey(), each.getValue(), actual.values()).stream())
                .findFirst());
    }

    private Optional<Difference> end(Expectation expected, Expectation actual, @Nullable String why) {
        if (expected.state() == actual.state() && new HashSet<>(expected.at()).equals(new HashSet<>(actual.at()))) {
            return Optional.empty();
        }
        String message = "It was to %s, and %s%s."
                .formatted(
                        infinitive(expected.state()) + at(expected.at()),
                        past(actual.state()) + at(actual.at()),
                        why == null ? "" : ": " + shortened(why).replaceFirst("\\.$", ""));
        return Optional.of(
                new Difference(message, actual.at().stream().findFirst().orElse(null)));
    }

    private static String infinitive(ScenarioEnd end) {
        return switch (end) {
            case COMPLETED -> "end";
            case WAITING -> "wait";
            case FAILED -> "fail";
        };
    }

    private static String past(ScenarioEnd end) {
        return switch (end) {
            case COMPLETED -> "ended";
            case WAITING -> "waits";
            case FAILED -> "failed";
        };
    }

    private String at(Collection<String> elements) {
        return elements.isEmpty() ? "" : " at " + named(elements);
    }

    private Optional<Difference> way(Expectation expected, Expectation actual) {
        List<String> missed = expected.passed().stream()
                .filter(each -> !actual.passed().contains(each))
                .toList();
        if (missed.isEmpty()) {
            return Optional.empty();
        }
        String first = missed.getFirst();
        return Optional.of(
                names.containsKey(first)
                        ? new Difference("It did not go through %s.".formatted(named(missed)), first)
                        : new Difference(
                                "It was to go through “%s”, which is not in the model.".formatted(first), null));
    }

    private Optional<Difference> variable(
            String name, @Nullable Object expected, Map<String, @Nullable Object> actual) {
        JsonNode wanted = json.valueToTree(expected);
        if (!actual.containsKey(name)) {
            return Optional.of(new Difference(
                    "The variable “%s” was to be %s, and is not there.".formatted(name, told(wanted)), null));
        }
        JsonNode found = json.valueToTree(actual.get(name));
        return wanted.equals(BY_VALUE, found)
                ? Optional.empty()
                : Optional.of(new Difference(
                        "The variable “%s” was to be %s, and is %s.".formatted(name, told(wanted), told(found)), null));
    }

    private String named(Collection<String> elements) {
        List<String> told = elements.stream()
                .limit(MOST_NAMED)
                .map(id -> "“" + names.getOrDefault(id, id) + "”")
                .toList();
        int more = elements.size() - told.size();
        String list = String.join(", ", told);
        return more == 0 ? list : "%s and %d more".formatted(list, more);
    }

    private static String told(JsonNode value) {
        return shortened(value.toString());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
