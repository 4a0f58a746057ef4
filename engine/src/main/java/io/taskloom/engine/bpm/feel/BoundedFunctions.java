package io.taskloom.engine.bpm.feel;

import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;

/** FEEL's built-in functions within a budget: arguments are measured, regular expressions run watched. */
final class BoundedFunctions implements FunctionProvider {

    private static final Set<String> ROUNDING =
            Set.of("decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down");

    /** Characters whose case is changed at once. */
    private static final int PART = 1_000;

    private final FunctionProvider builtin;
    private final Budget budget;
    private final Map<String, TextFunction> patterns;

    @FunctionalInterface
    private interface TextFunction {
        Val apply(String input, java.util.List<String> arguments);
    }

    BoundedFunctions(FunctionProvider builtin, Budget budget) {
        this.builtin = builtin;
        this.budget = budget;
        this.patterns = Map.of(
                "matches", this::matches, "replace", this::replace, "split", this::split, "extract", this::extract);
    }

    @Override
    public List<ValFunction> getFunctions(String name) {
        return builtin.getFunctions(name).map(function -> bounded(name, function));
    }

    @Override
    public camundajar.impl.scala.collection.Iterable<String> functionNames() {
        return builtin.functionNames();
    }

    private ValFunction bounded(String name, ValFunction function) {
        return new ValFunction(
                function.params(), arguments -> invoke(name, function, arguments), function.hasVarArgs());
    }

    private Object invoke(String name, ValFunction function, List<Val> arguments) {
        budget.tick();
        java.util.List<Val> values = CollectionConverters.asJava(arguments);
        values.forEach(budget::spendOn);
        if (ROUNDING.contains(name)
                && values.size() > 1
                && values.get(1) instanceof ValNumber scale
                && Math.abs(scale.value().doubleValue()) > Budget.MAX_SCALE) {
            budget.exceed("a number is rounded to too many places");
        }
        switch (name) {
            case "string join" -> spendOnJoining(values);
            case "number" -> checkDigits(values);
            default -> {}
        }
        if (values.size() == 1 && values.getFirst() instanceof ValString text) {
            switch (name) {
                case "upper case" -> {
                    return cased(text.value(), part -> part.toUpperCase(Locale.ROOT));
                }
                case "lower case" -> {
                    return cased(text.value(), part -> part.toLowerCase(Locale.ROOT));
                }
                default -> {}
            }
        }
        TextFunction pattern = patterns.get(name);
        if (pattern != null && values.stream().allMatch(ValString.class::isInstance)) {
            java.util.List<String> texts =
                    values.stream().map(value -> ((ValString) value).value()).toList();
            try {
                return pattern.apply(texts.getFirst(), texts.subList(1, texts.size()));
            } catch (PatternSyntaxException | IndexOutOfBoundsException | StackOverflowError invalid) {
                return new ValError("Invalid pattern '" + texts.get(1) + "'");
            }
        }
        return function.invoke().apply(arguments);
    }

    // A short list and a short text between its items can make a very long one, which is built before anybody measures
    // it.
    private void spendOnJoining(java.util.List<Val> values) {
        if (values.size() > 1
                && values.getFirst() instanceof ValList items
                && values.get(1) instanceof ValString delimiter) {
            budget.spend((long) items.items().length() * delimiter.value().length());
        }
    }

    private void checkDigits(java.util.List<Val> values) {
        if (values.getFirst() instanceof ValString digits && digits.value().length() > Budget.MAX_SCALE) {
            budget.exceed("a number is too large or too precise");
        }
    }

    // Java copies the whole text again for each letter that becomes two, such as ß.
    private Val cased(String text, UnaryOperator<String> change) {
        StringBuilder result = new StringBuilder(text.length());
        int from = 0;
        while (from < text.length()) {
            budget.tick();
            int to = Math.min(from + PART, text.length());
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to++;
            }
            result.append(change.apply(text.substring(from, to)));
            from = to;
        }
        return new ValString(result.toString());
    }

    private Val matches(String input, java.util.List<String> arguments) {
        return new ValBoolean(
                matcher(input, arguments.get(0), flags(arguments, 1)).find());
    }

    private Val replace(String input, java.util.List<String> arguments) {
        Matcher matcher = matcher(input, arguments.get(0), flags(arguments, 2));
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            int before = result.length();
            matcher.appendReplacement(result, arguments.get(1));
            budget.spend(result.length() - before);
        }
        return new ValString(matcher.appendTail(result).toString());
    }

    private Val split(String input, java.util.List<String> arguments) {
        String[] parts = Pattern.compile(arguments.get(0)).split(budget.new Watched(input), -1);
        return list(java.util.Arrays.asList(parts));
    }

    private Val extract(String input, java.util.List<String> arguments) {
        Matcher matcher = matcher(input, arguments.get(0), 0);
        java.util.List<String> found = new ArrayList<>();
        while (matcher.find()) {
            budget.spend(matcher.end() - matcher.start() + 1L);
            found.add(matcher.group());
        }
        return list(found);
    }

    private Matcher matcher(String input, String pattern, int flags) {
        return Pattern.compile(pattern, flags).matcher(budget.new Watched(input));
    }

    private static Val list(java.util.List<String> texts) {
        java.util.List<Val> values = new ArrayList<>();
        texts.forEach(text -> values.add(new ValString(text)));
        return new ValList(List.from(CollectionConverters.asScala(values)));
    }

    private static int flags(java.util.List<String> arguments, int index) {
        String flags = index < arguments.size() ? arguments.get(index) : "";
        return (flags.contains("s") ? Pattern.DOTALL : 0)
                | (flags.contains("m") ? Pattern.MULTILINE : 0)
                | (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
                | (flags.contains("x") ? Pattern.COMMENTS : 0);
    }
}
